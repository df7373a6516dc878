package org.incidentbridge.jira.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.TrackerException;

/**
 * How far the change feed was read. A pass goes over all that changed since the watermark, less an
 * overlap; a cursor in the middle of a pass also tells where.
 *
 * @param watermark the latest change seen by the passes that came to their end; empty at the start
 * @param position the last change handled in this pass; empty between passes
 * @param high the latest change seen in this pass
 */
record JiraCursor(Optional<Instant> watermark, Optional<Position> position, Instant high) {

  static final JiraCursor START = new JiraCursor(Optional.empty(), Optional.empty(), Instant.EPOCH);

  private static final String VERSION = "1";

  /**
   * A change in the order of the feed.
   *
   * @param updated when
   * @param key of the issue, which orders changes of one instant
   */
  record Position(Instant updated, String key) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
      int byTime = updated.compareTo(other.updated);
      return byTime != 0 ? byTime : compareKeys(key, other.key);
    }

    private static int compareKeys(String one, String two) {
      int byProject = project(one).compareTo(project(two));
      return byProject != 0 ? byProject : Long.compare(number(one), number(two));
    }

    private static String project(String key) {
      return key.substring(0, Math.max(0, key.lastIndexOf('-')));
    }

    private static long number(String key) {
      String digits = key.substring(key.lastIndexOf('-') + 1);
      return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }
  }

  /** From where the feed has to be read; empty if from its beginning. */
  Optional<Instant> from(Duration overlap) {
    return position.map(Position::updated).or(() -> watermark.map(w -> w.minus(overlap)));
  }

  /** In the middle of a pass. */
  JiraCursor at(Position handled) {
    return new JiraCursor(watermark, Optional.of(handled), later(high, handled.updated()));
  }

  /**
   * After the end of a pass.
   *
   * @param now a watermark in the future would hide what comes until then
   */
  JiraCursor finished(Instant now) {
    Instant reached = later(high, watermark.orElse(Instant.EPOCH));
    Instant capped = reached.isAfter(now) ? now : reached;
    return new JiraCursor(
        capped.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(capped),
        Optional.empty(),
        Instant.EPOCH);
  }

  Cursor write() {
    if (equals(START)) {
      return Cursor.START;
    }
    return new Cursor(
        String.join(
            "|",
            VERSION,
            watermark.map(Instant::toString).orElse(""),
            position.map(p -> p.updated().toString()).orElse(""),
            position.map(Position::key).orElse(""),
            high.toString()));
  }

  static JiraCursor read(Cursor cursor) {
    if (cursor.text().isEmpty()) {
      return START;
    }
    String[] parts = cursor.text().split("\\|", -1);
    if (parts.length != 5 || !parts[0].equals(VERSION)) {
      throw new TrackerException(
          TrackerException.Kind.PROTOCOL,
          "the stored cursor '" + cursor.text() + "' was not made by this version of the bridge");
    }
    Optional<Position> position =
        parts[2].isEmpty()
            ? Optional.empty()
            : Optional.of(new Position(Instant.parse(parts[2]), parts[3]));
    return new JiraCursor(
        parts[1].isEmpty() ? Optional.empty() : Optional.of(Instant.parse(parts[1])),
        position,
        Instant.parse(parts[4]));
  }

  private static Instant later(Instant one, Instant two) {
    return one.isAfter(two) ? one : two;
  }
}
