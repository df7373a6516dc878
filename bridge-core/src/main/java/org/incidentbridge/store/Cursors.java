package org.incidentbridge.store;

import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;

/** How far each tracker has been read, by purpose: {@code pull} and {@code sweep}. */
public interface Cursors {

  /** {@link Cursor#START} if never read. */
  Cursor get(TrackerId tracker, String purpose);

  void put(TrackerId tracker, String purpose, Cursor cursor);
}
