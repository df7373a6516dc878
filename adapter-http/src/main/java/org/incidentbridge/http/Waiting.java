package org.incidentbridge.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How long a tracker is to be left alone, in words. */
final class Waiting {

  /** Who comes back: that a call has to wait is told by a run and by single commands alike. */
  static final String ADVICE =
      "a run comes back by itself, other commands have to be started again";

  /** Shorter waits are over when somebody has read of them. */
  private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Waiting() {}

  /** What a tracker asked for beside its refusal; empty for a short while. */
  static String asked(Duration wait, Instant now) {
    return wait.compareTo(WORTH_TELLING) < 0 ? "" : "; it asks to wait" + until(wait, now);
  }

  /** Until when; empty for a short while. */
  static String until(Duration wait, Instant now) {
    return wait.compareTo(WORTH_TELLING) < 0 ? "" : " until " + TIME.format(now.plus(wait));
  }
}
