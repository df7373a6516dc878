package org.incidentbridge.app.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells of calls that were refused, now and then: whoever calls must not be able to fill a log. */
final class Complaints {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  /** Trackers and reasons are few, for neither is what a caller wrote. */
  private final Map<String, Told> told = new LinkedHashMap<>();

  private record Told(Instant at, long since) {}

  /**
   * Takes note of one.
   *
   * @return the sentence to log, if it is time for one
   */
  synchronized Optional<String> about(String topic, String why, Instant now) {
    Told before = told.get(topic);
    if (before != null && now.isBefore(before.at().plus(PAUSE))) {
      told.put(topic, new Told(before.at(), before.since() + 1));
      return Optional.empty();
    }
    told.put(topic, new Told(now, 0));
    String more =
        before == null || before.since() == 0
            ? ""
            : "; %d more since %s".formatted(before.since(), before.at());
    return Optional.of("%s: a call was refused: %s%s".formatted(topic, why, more));
  }
}
