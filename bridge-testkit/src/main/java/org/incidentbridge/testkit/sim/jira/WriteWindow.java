package org.incidentbridge.testkit.sim.jira;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/** Counts the writes to one issue of the last 30 seconds. */
final class WriteWindow {

  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ArrayDeque<Instant> writes = new ArrayDeque<>();

  /** Takes one more write, or says how long to wait. */
  Optional<Duration> admit(Instant now, JiraLimits limits) {
    while (!writes.isEmpty() && !writes.peekFirst().isAfter(now.minus(LONG))) {
      writes.removeFirst();
    }
    Instant recent = now.minus(SHORT);
    long lately = writes.stream().filter(at -> at.isAfter(recent)).count();
    if (limits.writesIn2Seconds() > 0 && lately >= limits.writesIn2Seconds()) {
      return Optional.of(SHORT);
    }
    if (limits.writesIn30Seconds() > 0 && writes.size() >= limits.writesIn30Seconds()) {
      return Optional.of(LONG);
    }
    if (limits.writesIn2Seconds() > 0 || limits.writesIn30Seconds() > 0) {
      writes.addLast(now);
    }
    return Optional.empty();
  }
}
