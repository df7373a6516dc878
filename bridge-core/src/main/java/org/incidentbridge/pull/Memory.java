package org.incidentbridge.pull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.store.Store;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.PastEvent;

/**
 * Takes in what trackers tell of the past of their tickets. Under a policy every reading does; of
 * tickets that were read before there was one, the past is read once more.
 */
public final class Memory {

  /** One that remembers nothing. */
  public static final Memory NONE = new Memory(false, InstantSource.system());

  /** Set once the past of all tickets that were read so far is remembered. */
  private static final String PURPOSE = "histories";

  private static final Cursor WHOLE = new Cursor("whole");

  private final boolean wanted;
  private final InstantSource clock;

  private Memory(boolean wanted, InstantSource clock) {
    this.wanted = wanted;
    this.clock = clock;
  }

  /** One that remembers. */
  public static Memory by(InstantSource clock) {
    return new Memory(true, clock);
  }

  boolean isWanted() {
    return wanted;
  }

  /**
   * Remembers what a sighting tells.
   *
   * @return whether others did something that was not remembered yet
   */
  boolean note(Store.Tables tables, Sighting sighting) {
    if (!wanted || !(sighting instanceof Sighting.Seen seen) || seen.ticket().history().isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    List<PastEvent> events =
        seen.ticket().history().stream().map(entry -> event(entry, now)).toList();
    return tables.histories().add(seen.ref(), events).stream().anyMatch(e -> !e.by().own());
  }

  /** What is remembered of a change that a tracker tells. */
  public static PastEvent event(HistoryEntry entry, Instant now) {
    HistoryEntry.Change change = entry.change();
    return PastEvent.told(
        entry.id(),
        new Event.When(entry.at(), now),
        new PastEvent.Author(entry.author(), entry.own()),
        new PastEvent.FieldSet(change.field(), change.from(), change.to()));
  }

  /** Whether the past of tickets that were read before is to be read. */
  boolean isMissing(Store.Tables tables, TrackerId tracker) {
    Cursor stands = tables.cursors().get(tracker, PURPOSE);
    boolean nothingRead = tables.cursors().get(tracker, Puller.PULL).equals(Cursor.START);
    if (!wanted && stands.equals(WHOLE)) {
      tables.cursors().put(tracker, PURPOSE, Cursor.START);
    } else if (wanted && nothingRead) {
      complete(tables, tracker);
    }
    return wanted && !nothingRead && !stands.equals(WHOLE);
  }

  void complete(Store.Tables tables, TrackerId tracker) {
    tables.cursors().put(tracker, PURPOSE, WHOLE);
    tables.cursors().put(tracker, Puller.PAST, Cursor.START);
  }
}
