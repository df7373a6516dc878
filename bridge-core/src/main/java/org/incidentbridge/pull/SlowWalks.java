package org.incidentbridge.pull;

import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Store;

/** When the slow walk over all known tickets of a tracker last came to its end. */
public final class SlowWalks {

  private static final String ENDED = "walked";

  private SlowWalks() {}

  /**
   * When it last ended, or the tracker was first read to the end, whichever is later.
   *
   * @return empty if neither happened since the store is there
   */
  public static Optional<Instant> endedAt(Store.Tables tables, TrackerId tracker) {
    Cursor cursor = tables.cursors().get(tracker, ENDED);
    return cursor.equals(Cursor.START)
        ? Optional.empty()
        : Optional.of(Instant.parse(cursor.text()));
  }

  /** It came to its end. */
  public static void ended(Store.Tables tables, TrackerId tracker, Instant at) {
    tables.cursors().put(tracker, ENDED, new Cursor(at.toString()));
  }
}
