package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.CaseRecord.Fired;
import org.incidentbridge.replay.Firing;

/**
 * Which steps were not announced yet (N9). Causes are numbered in the order of what is known now:
 * one that comes to be known late, as where a tracker was out of reach or its clock was wrong,
 * takes the number of a later one. So a step is the same if the moment of its cause is; and of
 * those whose cause was moved, if its number is, unless it came about only after the other was
 * told. Pure.
 */
final class Fresh {

  private final List<Fired> left;
  private final Set<String> keys = new HashSet<>();
  private final List<Firing> known = new ArrayList<>();

  private Fresh(CaseRecord record) {
    this.left = new ArrayList<>(record.fired());
    record.fired().forEach(fired -> keys.add(fired.key()));
  }

  /** What is new, by keys that nothing announced has. */
  static List<Firing> of(List<Firing> firings, CaseRecord record) {
    return new Fresh(record).among(firings);
  }

  /** What was announced before and still stands, by the keys that it had then. */
  static List<Firing> known(List<Firing> firings, CaseRecord record) {
    var fresh = new Fresh(record);
    fresh.among(firings);
    return fresh.known;
  }

  /** What was announced before and does not stand any more. */
  static List<Fired> withdrawn(List<Firing> firings, CaseRecord record) {
    var fresh = new Fresh(record);
    fresh.among(firings);
    return fresh.left;
  }

  private List<Firing> among(List<Firing> firings) {
    List<Firing> rest = firings;
    rest = without(rest, (f, told) -> told.key().equals(f.key()) && told.at().equals(f.at()));
    rest = without(rest, (f, told) -> told.isOf(f.name()) && told.at().equals(f.at()));
    rest = without(rest, (f, told) -> told.key().equals(f.key()) && !isLater(f, told));
    return rest.stream().map(this::named).toList();
  }

  /** What came about after it was told is another cause, though the first one was withdrawn. */
  private static boolean isLater(Firing firing, Fired told) {
    return firing.at().isAfter(told.announced());
  }

  /** Strikes out on both sides what is the same. */
  private List<Firing> without(List<Firing> firings, BiPredicate<Firing, Fired> same) {
    List<Firing> rest = new ArrayList<>();
    for (Firing firing : firings) {
      Optional<Fired> told = left.stream().filter(f -> same.test(firing, f)).findFirst();
      told.ifPresentOrElse(before -> take(firing, before), () -> rest.add(firing));
    }
    return rest;
  }

  private void take(Firing firing, Fired told) {
    left.remove(told);
    known.add(firing.as(told.key()));
  }

  private Firing named(Firing firing) {
    String key = firing.key();
    for (int other = 1; !keys.add(key); other++) {
      key = firing.key() + "/" + other;
    }
    return firing.as(key);
  }
}
