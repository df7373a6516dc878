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
 * @param floor in seconds since 1970, from when on issues were wanted then; empty if all were, and
 *     {@code ?} if that is not known
 * @param batch a scan that is being worked off and how much of it is done; empty between scans
 */
record MantisCursor(Optional<Instant> readAt, String floor, String batch) {

  private static final String UNKNOWN = "?";

  static final MantisCursor START = new MantisCursor(Optional.empty(), UNKNOWN, "");

  private static final Pattern FORM =
      Pattern.compile("1;t=(\\d{0,18})(?:;f=((?:-?\\d{1,15})?))?(?:;b=([0-9.]{1,60}))?");

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
    String floor = matcher.group(2) == null ? UNKNOWN : matcher.group(2);
    return new MantisCursor(readAt, floor, matcher.group(3) == null ? "" : matcher.group(3));
  }

  /** The same place, with part of a scan done. */
  MantisCursor within(Instant scan, int done) {
    return new MantisCursor(readAt, floor, scan.getEpochSecond() + "." + done);
  }

  /**
   * After a scan of which nothing is left.
   *
   * @param since issues not changed since then were not wanted
   */
  static MantisCursor after(Instant scan, Optional<Instant> since) {
    return new MantisCursor(Optional.of(scan), text(since), "");
  }

  /** Whether more is wanted than the last scan looked for. */
  boolean isNarrowerThan(Optional<Instant> since) {
    return !floor.equals(UNKNOWN)
        && !floor.isEmpty()
        && since.map(s -> s.getEpochSecond() < Long.parseLong(floor)).orElse(true);
  }

  private static String text(Optional<Instant> since) {
    return since.map(s -> String.valueOf(s.getEpochSecond())).orElse("");
  }

  Cursor encode() {
    String time = readAt.map(t -> String.valueOf(t.getEpochSecond())).orElse("");
    String from = floor.equals(UNKNOWN) ? "" : ";f=" + floor;
    return new Cursor("1;t=" + time + from + (batch.isEmpty() ? "" : ";b=" + batch));
  }
}
