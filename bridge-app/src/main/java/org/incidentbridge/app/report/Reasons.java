package org.incidentbridge.app.report;

import java.time.Duration;
import java.time.Instant;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.ClockReading.Pause;
import org.incidentbridge.report.SlaReport.Miss;

/** Why a promise was missed, in one line; {@code bridge explain} proves it stretch by stretch. */
final class Reasons {

  private Reasons() {}

  static String of(Miss miss) {
    Cycle cycle = miss.cycle();
    String row = cycle.promise().row().map(ClockRule.TargetRow::name).orElse("");
    String calendar = cycle.promise().calendar().map(c -> " on calendar " + c.name()).orElse("");
    return "%s, target %s%s; %s; %s"
        .formatted(
            miss.clock().rule().rule(),
            row,
            calendar,
            pauses(cycle, miss.due()),
            cycle.stop().isPresent() ? "stopped late" : "not stopped yet");
  }

  private static String pauses(Cycle cycle, Instant due) {
    Duration sum = Duration.ZERO;
    int count = 0;
    for (Pause pause : cycle.pauses()) {
      if (pause.from().isBefore(due)) {
        Instant to = pause.to().filter(end -> end.isBefore(due)).orElse(due);
        sum = sum.plus(Duration.between(pause.from(), to));
        count++;
      }
    }
    return count == 0 ? "never paused" : "paused for " + Shown.span(sum) + " before it was due";
  }
}
