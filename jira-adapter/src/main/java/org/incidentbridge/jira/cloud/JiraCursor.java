package org.incidentbridge.jira.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.jira.shared.FeedTimes;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.TrackerException;

/**
 * How far the change feed was read. A pass goes over all that changed since some moment; a cursor
 * in the middle of a pass also tells where.
 *
 * @param since changes before this were seen by passes that came to their end; empty at the start
 * @param position the last change handled in this pass; empty between passes
 * @param high the latest change ever seen
 * @param started when this pass began, by Jira's clock; empty between passes, or if Jira does not
 *     tell
 * @param floor changes before this are not wanted; empty if all are
 */
record JiraCursor(
    Optional<Instant> since,
    Optional<Position> position,
    Instant high,
    Optional<Instant> started,
    Optional<Instant> floor) {

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

  /** Nothing was read yet. */
  static JiraCursor start(Optional<Instant> floor) {
    return new JiraCursor(
        Optional.empty(), Optional.empty(), Instant.EPOCH, Optional.empty(), floor);
  }

  /** From where the feed has to be read; empty if from its beginning. */
  Optional<Instant> from() {
    return position.map(Position::updated).or(() -> since).or(() -> floor);
  }

  /** In a pass whose first page came at this moment; a pass taken up again keeps its own. */
  JiraCursor begun(Optional<Instant> at) {
    return position.isPresent() ? this : new JiraCursor(since, position, high, at, floor);
  }

  /** In the middle of a pass. */
  JiraCursor at(Position handled) {
    return new JiraCursor(
        since, Optional.of(handled), FeedTimes.later(high, handled.updated()), started, floor);
  }

  /**
   * After the end of a pass. What was changed so long before the pass began that the index must
   * have shown it need not be looked for again, but the latest change always is, so that an empty
   * answer tells of something wrong.
   *
   * @param overlap the longest that the index is taken to lag behind
   */
  JiraCursor finished(Duration overlap) {
    Instant shown = FeedTimes.earlier(started.orElse(high).minus(overlap), high);
    Instant next = FeedTimes.later(shown, since.orElse(Instant.EPOCH));
    return high.equals(Instant.EPOCH)
        ? start(floor)
        : new JiraCursor(Optional.of(next), Optional.empty(), high, Optional.empty(), floor);
  }

  /**
   * Between passes, where the issue of the latest change is gone.
   *
   * @param earlier the latest change before that; {@link Instant#EPOCH} if there was none
   */
  JiraCursor back(Instant earlier) {
    return earlier.equals(Instant.EPOCH)
        ? start(floor)
        : new JiraCursor(Optional.of(earlier), Optional.empty(), earlier, Optional.empty(), floor);
  }

  Cursor write() {
    if (equals(start(floor))) {
      return Cursor.START;
    }
    return new Cursor(
        String.join(
            "|",
            VERSION,
            FeedTimes.text(since),
            FeedTimes.text(position.map(Position::updated)),
            position.map(Position::key).orElse(""),
            high.toString(),
            FeedTimes.text(started),
            FeedTimes.text(floor)));
  }

  /**
   * Reads a cursor. The feed is read anew from its beginning if more is wanted than before; if less
   * is, what is left of a pass under way is listed, but only what is wanted is read.
   *
   * @param wanted changes before this are not wanted
   */
  static JiraCursor read(Cursor cursor, Optional<Instant> wanted) {
    if (cursor.text().isEmpty()) {
      return start(wanted);
    }
    String[] parts = cursor.text().split("\\|", -1);
    if ((parts.length != 6 && parts.length != 7) || !parts[0].equals(VERSION)) {
      throw new TrackerException(
          TrackerException.Kind.PROTOCOL,
          "the stored cursor '" + cursor.text() + "' was not made by this version of the bridge");
    }
    Optional<Instant> before = parts.length == 7 ? FeedTimes.instant(parts[6]) : Optional.empty();
    return FeedTimes.isWider(wanted, before)
        ? start(wanted)
        : new JiraCursor(
            FeedTimes.instant(parts[1]),
            FeedTimes.instant(parts[2]).map(updated -> new Position(updated, parts[3])),
            Instant.parse(parts[4]),
            FeedTimes.instant(parts[5]),
            parts[2].isEmpty() ? before : FeedTimes.later(wanted, before));
  }
}
