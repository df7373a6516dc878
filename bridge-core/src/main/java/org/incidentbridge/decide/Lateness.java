package org.incidentbridge.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How late a step is carried out, for which the bridge may have been down (N9). Pure. */
public final class Lateness {

  /** A step that is carried out this long after its cause says that it is late. */
  private static final Duration LATE = Duration.ofMinutes(5);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Lateness() {}

  /** By how much; empty if it is in time. */
  public static Optional<Duration> of(Instant cause, Instant now) {
    return Optional.of(Duration.between(cause, now)).filter(late -> late.compareTo(LATE) > 0);
  }

  /** A text with a last paragraph that says so if it is late. */
  static String said(String text, Instant cause, Instant now) {
    return of(cause, now)
        .map(
            late ->
                "%s\n\nThis comes late by %s: it was to be said at %s UTC."
                    .formatted(text, Spell.of(late), TIME.format(cause)))
        .orElse(text);
  }
}
