package org.incidentbridge.jira.dc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.TrackerException;

/**
 * How far the change feed was read. A pass goes over all that changed since some moment; a cursor
 * in the middle of a pass also tells where.
 *
 * @param since changes before this were seen by passes that came to their end; empty at the start
 * @param position time of the last change handled in this pass; empty between passes
 * @param high the latest change ever seen
 * @param started when this pass began, by Jira's clock; empty between passes, or if Jira does not
 *     tell
 */
record JiraCursor(
    Optional<Instant> since, Optional<Instant> position, Instant high, Optional<Instant> started) {

  static final JiraCursor START =
      new JiraCursor(Optional.empty(), Optional.empty(), Instant.EPOCH, Optional.empty());

  private static final String VERSION = "dc1";

  /** From where the feed has to be read; empty if from its beginning. */
  Optional<Instant> from() {
    return position.or(() -> since);
  }

  /** In a pass whose first page came at this moment; a pass taken up again keeps its own. */
  JiraCursor begun(Optional<Instant> at) {
    return position.isPresent() ? this : new JiraCursor(since, position, high, at);
  }

  /** In the middle of a pass. */
  JiraCursor at(Instant handled) {
    return new JiraCursor(since, Optional.of(handled), later(high, handled), started);
  }

  /**
   * After the end of a pass. What was changed so long before the pass began that every node's index
   * must have shown it need not be looked for again, but the latest change always is, so that an
   * empty answer tells of something wrong.
   *
   * @param overlap the longest that an index is taken to lag behind
   */
  JiraCursor finished(Duration overlap) {
    Instant shown = started.orElse(high).minus(overlap);
    Instant next = later(shown.isBefore(high) ? shown : high, since.orElse(Instant.EPOCH));
    return high.equals(Instant.EPOCH)
        ? START
        : new JiraCursor(Optional.of(next), Optional.empty(), high, Optional.empty());
  }

  Cursor write() {
    return equals(START)
        ? Cursor.START
        : new Cursor(
            String.join("|", VERSION, text(since), text(position), high.toString(), text(started)));
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
    return new JiraCursor(
        instant(parts[1]), instant(parts[2]), Instant.parse(parts[3]), instant(parts[4]));
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
