package org.incidentbridge.app.report;

import java.util.List;
import org.incidentbridge.report.LeftOut;

/** What is said of incidents that are counted nowhere. */
final class Left {

  private Left() {}

  static String note(LeftOut left) {
    return "Counted nowhere: %s (A2), and %s from before the policy took effect."
        .formatted(
            of(
                left.tests(),
                "process test or other incident that the policy leaves out",
                "process tests and other incidents that the policy leaves out"),
            of(left.earlier(), "incident", "incidents"));
  }

  private static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** As a table for scripts. */
  static Page.Section section(LeftOut left) {
    return new Page.Section(
        "left-out",
        "Counted nowhere",
        java.util.Optional.empty(),
        Page.Column.of("tests", "Process tests", "earlier", "From before the policy"),
        List.of(List.of(Cell.of(left.tests()), Cell.of(left.earlier()))));
  }
}
