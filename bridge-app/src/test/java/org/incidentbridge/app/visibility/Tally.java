package org.incidentbridge.app.visibility;

import java.util.EnumMap;
import java.util.Map;

/** How many cases there were, by what came of them. */
final class Tally {

  private int told;
  private int left;
  private int arrived;
  private int files;
  private final Map<Case.Senseless, Integer> senseless = new EnumMap<>(Case.Senseless.class);
  private final Map<Unshared, Integer> unshared = new EnumMap<>(Unshared.class);

  /** So many are left to the whole run. */
  void left(int cases) {
    left += cases;
  }

  int left() {
    return left;
  }

  /** All there are, whether they were tried or not. */
  int all() {
    return told + left + senseless.values().stream().mapToInt(Integer::intValue).sum();
  }

  void told() {
    told++;
  }

  /**
   * A public remark is open on the other side.
   *
   * @param withFile whether its file is too
   */
  void arrived(boolean withFile) {
    arrived++;
    files += withFile ? 1 : 0;
  }

  void senseless(Case.Senseless why) {
    senseless.merge(why, 1, Integer::sum);
  }

  void unshared(Unshared why) {
    unshared.merge(why, 1, Integer::sum);
  }

  void add(Tally other) {
    told += other.told;
    left += other.left;
    arrived += other.arrived;
    files += other.files;
    other.senseless.forEach((why, count) -> senseless.merge(why, count, Integer::sum));
    other.unshared.forEach((why, count) -> unshared.merge(why, count, Integer::sum));
  }

  @Override
  public String toString() {
    return "left %d, told %d, arrived %d, with files %d, senseless %s, unshared %s"
        .formatted(left, told, arrived, files, senseless, unshared);
  }
}
