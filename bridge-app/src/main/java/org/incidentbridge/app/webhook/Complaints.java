package org.incidentbridge.app.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells of calls that were refused or came to nothing, now and then: whoever calls must not be able
 * to fill a log.
 */
final class Complaints {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Trackers and reasons are few, for neither is what a caller wrote. */
  private final Map<String, Told> told = new LinkedHashMap<>();

  private record Told(Instant at, long since) {}

  /**
   * Takes note of one.
   *
   * @return the sentence to log, if it is time for one
   */
  synchronized Optional<String> about(String topic, String why, Instant now) {
    return about(topic, "a call was refused", why, now);
  }

  /** The same of one that was taken and of which nothing came. */
  synchronized Optional<String> idle(String topic, String why, Instant now) {
    return about(topic, "nothing came of a call", why, now);
  }

  private Optional<String> about(String tracker, String what, String why, Instant now) {
    String topic = tracker + ": " + what;
    Told before = told.get(topic);
    if (before != null && now.isBefore(before.at().plus(PAUSE))) {
      told.put(topic, new Told(before.at(), before.since() + 1));
      return Optional.empty();
    }
    told.put(topic, new Told(now, 0));
    String more =
        before == null || before.since() == 0
            ? ""
            : "; %d more since %s".formatted(before.since(), AT.format(before.at()));
    return Optional.of("%s: %s%s".formatted(topic, why, more));
  }
}
