package org.incidentbridge.mantis;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.spi.Cursor;

/**
 * How far MantisBT has been read. Which issues changed is found by comparing stamps with what the
 * bridge knows; the cursor only says which stamps are old enough to be believed.
 *
 * @param readAt by the server's clock, when the last scan that was worked off began; empty before
 *     the first
 * @param batch a scan that is being worked off and how much of it is done; empty between scans
 */
record MantisCursor(Optional<Instant> readAt, String batch) {

  static final MantisCursor START = new MantisCursor(Optional.empty(), "");

  private static final Pattern FORM = Pattern.compile("1;t=(\\d{0,18})(?:;b=([0-9.]{1,60}))?");

  /** A cursor of unknown form reads everything again, which repeats but loses nothing. */
  static MantisCursor parse(Cursor cursor) {
    Matcher matcher = FORM.matcher(cursor.text());
    if (!matcher.matches()) {
      return START;
    }
    Optional<Instant> readAt =
        matcher.group(1).isEmpty()
            ? Optional.empty()
            : Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))));
    return new MantisCursor(readAt, matcher.group(2) == null ? "" : matcher.group(2));
  }

  /** The same place, with part of a scan done. */
  MantisCursor within(Instant scan, int done) {
    return new MantisCursor(readAt, scan.getEpochSecond() + "." + done);
  }

  static MantisCursor after(Instant scan) {
    return new MantisCursor(Optional.of(scan), "");
  }

  Cursor encode() {
    String time = readAt.map(t -> String.valueOf(t.getEpochSecond())).orElse("");
    return new Cursor("1;t=" + time + (batch.isEmpty() ? "" : ";b=" + batch));
  }
}
