package org.incidentbridge.backtest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.ClockRule.TargetRow;
import org.incidentbridge.pack.PolicyPack;

/**
 * Finds out whether two packs differ in nothing but some targets and their hours. Most incidents
 * are never measured against those that somebody changed, and have one verdict under both.
 */
final class OtherTargets {
  private OtherTargets() {}

  /**
   * The rows of the first pack that are others in the second; empty if anything else differs that a
   * replay sees. What people read alone, such as titles and templates, may differ.
   */
  static Optional<Set<TargetRow>> of(PolicyPack one, PolicyPack other) {
    boolean alike =
        isAlike(one.head(), other.head())
            && one.severity().equals(other.severity())
            && one.ladder().equals(other.ladder())
            && one.duties().equals(other.duties())
            && isAlike(one.catalogue(), other.catalogue())
            && one.clocks().size() == other.clocks().size();
    return alike ? rows(one.clocks(), other.clocks()) : Optional.empty();
  }

  private static boolean isAlike(PolicyPack.Head one, PolicyPack.Head other) {
    return one.counts().equals(other.counts()) && one.effective().equals(other.effective());
  }

  private static boolean isAlike(Catalogue one, Catalogue other) {
    return one.services().equals(other.services())
        && one.plans().equals(other.plans())
        && one.organisations().equals(other.organisations())
        && one.groups().equals(other.groups())
        && one.calendars().equals(other.calendars());
  }

  private static Optional<Set<TargetRow>> rows(List<ClockRule> one, List<ClockRule> other) {
    Set<TargetRow> different = new HashSet<>();
    for (int i = 0; i < one.size(); i++) {
      if (!isAlike(one.get(i), other.get(i))) {
        return Optional.empty();
      }
      for (int row = 0; row < one.get(i).targets().size(); row++) {
        TargetRow mine = one.get(i).targets().get(row);
        if (!mine.equals(other.get(i).targets().get(row))) {
          different.add(mine);
        }
      }
    }
    return Optional.of(different);
  }

  /** The same clock, its rows for the same incidents. */
  private static boolean isAlike(ClockRule one, ClockRule other) {
    List<TargetRow> rows = one.targets();
    boolean alike =
        one.rule().equals(other.rule())
            && one.run().equals(other.run())
            && rows.size() == other.targets().size();
    for (int i = 0; alike && i < rows.size(); i++) {
      alike = rows.get(i).when().equals(other.targets().get(i).when());
    }
    return alike;
  }
}
