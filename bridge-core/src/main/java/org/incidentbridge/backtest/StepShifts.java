package org.incidentbridge.backtest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.replay.Firing;

/** The steps that fire under one of two policies only. */
final class StepShifts {

  private StepShifts() {}

  static List<Finding.StepShift> of(List<Firing> before, List<Firing> after, Tally tally) {
    before.forEach(f -> tally.step(f.step().name(), new Tally.Amount(1, 0)));
    after.forEach(f -> tally.step(f.step().name(), new Tally.Amount(0, 1)));
    if (isSame(before, after)) {
      return List.of();
    }
    List<Finding.StepShift> shifts = new ArrayList<>();
    addOthers(before, keys(after), false, shifts);
    addOthers(after, keys(before), true, shifts);
    return shifts;
  }

  private static boolean isSame(List<Firing> before, List<Firing> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).key().equals(after.get(i).key())) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> keys(List<Firing> firings) {
    Set<String> keys = new HashSet<>();
    firings.forEach(f -> keys.add(f.key()));
    return keys;
  }

  private static void addOthers(
      List<Firing> firings, Set<String> known, boolean more, List<Finding.StepShift> shifts) {
    for (Firing firing : firings) {
      if (!known.contains(firing.key())) {
        shifts.add(new Finding.StepShift(firing.step().name(), firing.at(), more));
      }
    }
  }
}
