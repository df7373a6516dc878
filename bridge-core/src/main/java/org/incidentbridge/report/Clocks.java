package org.incidentbridge.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.ClockReading.Cycle;

/** Times of one cycle of a clock. */
final class Clocks {

  private Clocks() {}

  /** What people call a clock. */
  static String title(ClockReading clock) {
    return clock.rule().title().isEmpty() ? clock.name() : clock.rule().title();
  }

  /** Elapsed time from start to stop; empty while it runs. */
  static Optional<Duration> elapsed(Cycle cycle) {
    return cycle.stop().map(stop -> Duration.between(cycle.start(), stop));
  }

  /**
   * Covered time from start to stop without pauses; empty while it runs, and if it is measured
   * against no calendar.
   */
  static Optional<Duration> covered(Cycle cycle) {
    return cycle
        .stop()
        .flatMap(
            stop ->
                cycle
                    .promise()
                    .calendar()
                    .map(
                        calendar -> {
                          Duration whole = calendar.between(cycle.start(), stop);
                          for (ClockReading.Pause pause : cycle.pauses()) {
                            Instant to = pause.to().orElse(stop);
                            whole = whole.minus(calendar.between(pause.from(), to));
                          }
                          return whole;
                        }));
  }
}
