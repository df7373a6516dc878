package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.ClockRule.TargetRow;
import org.incidentbridge.pack.Target;
import org.incidentbridge.policy.Condition;

/**
 * The lines of a table of targets that may count where something is known.
 *
 * @param rows those that may hold, up to and with the first that certainly does
 * @param certain whether one of them certainly holds
 */
record TargetLines(List<TargetRow> rows, boolean certain) {

  TargetLines {
    rows = List.copyOf(rows);
  }

  /**
   * Those of a clock.
   *
   * @param known by path, such as {@code incident.severity}
   */
  static TargetLines of(ClockRule clock, Map<String, Object> known) {
    List<TargetRow> rows = new ArrayList<>();
    for (TargetRow row : clock.targets()) {
      Optional<Boolean> holds = Provable.under(row.when(), known);
      if (holds.orElse(true)) {
        rows.add(row);
      }
      if (holds.orElse(false)) {
        return new TargetLines(rows, true);
      }
    }
    return new TargetLines(rows, false);
  }

  /** Whether a clock may have a target at a moment at which a condition holds. */
  static boolean mayPromise(ClockRule clock, Condition when, Possible possible) {
    return possible.cases(conditions(clock, when), Map.of()).stream()
        .filter(some -> Provable.under(when, some).orElse(true))
        .flatMap(some -> of(clock, some).rows().stream())
        .anyMatch(row -> !(row.target() instanceof Target.None));
  }

  /** Whether a line may count at some moment. */
  static boolean mayCount(ClockRule clock, TargetRow row, Possible possible) {
    return possible.cases(conditions(clock, row.when()), Map.of()).stream()
        .anyMatch(some -> of(clock, some).rows().contains(row));
  }

  private static List<Condition> conditions(ClockRule clock, Condition when) {
    List<Condition> all = new ArrayList<>(List.of(when));
    clock.targets().forEach(row -> all.add(row.when()));
    return all;
  }
}
