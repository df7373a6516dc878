package org.incidentbridge.rt;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.spi.Cursor;

/**
 * How far RT has been read. A walk goes by number from a bound on, which no change of a ticket
 * disturbs.
 *
 * @param seen up to when all changes were seen, by RT's clock
 * @param at when that walk began, by the same clock
 * @param floor in seconds since 1970, from when on tickets were wanted then; empty if all were
 * @param walk what is not finished
 */
record RtCursor(Instant seen, Instant at, String floor, Optional<Walk> walk) {

  static final RtCursor START = new RtCursor(Instant.EPOCH, Instant.EPOCH, "", Optional.empty());

  private static final Pattern FORM =
      Pattern.compile(
          "1;s=(\\d{1,12});t=(\\d{1,12});f=(-?\\d{0,15})(?:;w=(\\d{1,12})\\.(\\d{1,12})\\.(\\d{1,12}))?");

  /**
   * A walk under way.
   *
   * @param last the last ticket of it
   * @param seen the latest change that it showed so far
   * @param at when it began
   */
  record Walk(long last, Instant seen, Instant at) {}

  /** A cursor of unknown form reads everything again, which repeats but loses nothing. */
  static RtCursor parse(Cursor cursor) {
    Matcher matcher = FORM.matcher(cursor.text());
    if (!matcher.matches()) {
      return START;
    }
    Optional<Walk> walk =
        matcher.group(4) == null
            ? Optional.empty()
            : Optional.of(
                new Walk(
                    Long.parseLong(matcher.group(4)),
                    second(matcher.group(5)),
                    second(matcher.group(6))));
    return new RtCursor(second(matcher.group(1)), second(matcher.group(2)), matcher.group(3), walk);
  }

  private static Instant second(String text) {
    return Instant.ofEpochSecond(Long.parseLong(text));
  }

  /** Whether more is wanted than the last walk looked for. */
  boolean isNarrowerThan(Optional<Instant> since) {
    return !floor.isEmpty()
        && since.map(s -> s.getEpochSecond() < Long.parseLong(floor)).orElse(true);
  }

  RtCursor within(Walk next) {
    return new RtCursor(seen, at, floor, Optional.of(next));
  }

  /**
   * After a walk that is finished. Tickets that changed behind its back did so after it began, so
   * that nothing later counts as seen.
   */
  RtCursor after(Walk done, Optional<Instant> since) {
    Instant latest = done.seen().equals(Instant.EPOCH) ? seen : done.seen();
    Instant sure = latest.isAfter(done.at()) ? done.at() : latest;
    String from = since.map(s -> String.valueOf(s.getEpochSecond())).orElse("");
    return new RtCursor(sure, done.at(), from, Optional.empty());
  }

  Cursor encode() {
    String open =
        walk.map(
                w ->
                    ";w="
                        + w.last()
                        + "."
                        + w.seen().getEpochSecond()
                        + "."
                        + w.at().getEpochSecond())
            .orElse("");
    return new Cursor(
        "1;s=" + seen.getEpochSecond() + ";t=" + at.getEpochSecond() + ";f=" + floor + open);
  }
}
