package org.incidentbridge.jira.dc;

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
 * @param position time of the last change handled in this pass; empty between passes
 * @param high the latest change seen in this pass
 */
record JiraCursor(Optional<Instant> watermark, Optional<Instant> position, Instant high) {

  static final JiraCursor START = new JiraCursor(Optional.empty(), Optional.empty(), Instant.EPOCH);

  private static final String VERSION = "dc1";

  /** From where the feed has to be read; empty if from its beginning. */
  Optional<Instant> from(Duration overlap) {
    return position.or(() -> watermark.map(w -> w.minus(overlap)));
  }

  /** In the middle of a pass. */
  JiraCursor at(Instant handled) {
    return new JiraCursor(watermark, Optional.of(handled), later(high, handled));
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
    return new Cursor(String.join("|", VERSION, text(watermark), text(position), high.toString()));
  }

  static JiraCursor read(Cursor cursor) {
    if (cursor.text().isEmpty()) {
      return START;
    }
    String[] parts = cursor.text().split("\\|", -1);
    if (parts.length != 4 || !parts[0].equals(VERSION)) {
      throw new TrackerException(
          TrackerException.Kind.PROTOCOL,
          "the stored cursor '" + cursor.text() + "' was not made by this version of the bridge");
    }
    return new JiraCursor(instant(parts[1]), instant(parts[2]), Instant.parse(parts[3]));
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("");
  }

  private static Optional<Instant> instant(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }

  private static Instant later(Instant one, Instant two) {
    return one.isAfter(two) ? one : two;
  }
}
