package org.incidentbridge.engine;

import org.incidentbridge.model.TrackerId;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.store.Outbox;

/** Told what a cycle does while it does it, from any thread. */
public interface Progress {

  /** Says nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void pulled(TrackerId tracker, long sightings) {}

        @Override
        public void decided(long rows, long waiting) {}

        @Override
        public void delivered(Outbox.Entry entry, Outcome outcome) {}
      };

  /** A tracker was read. */
  void pulled(TrackerId tracker, long sightings);

  /** Looking for changes found one; not told of what sweeps and hints find. */
  default void found(Sighting sighting) {}

  /**
   * The inbox was used up.
   *
   * @param rows decided on
   * @param waiting commands in the outbox now
   */
  void decided(long rows, long waiting);

  /** A command came to an outcome. */
  void delivered(Outbox.Entry entry, Outcome outcome);

  /** A schedule's turn at a tracker ended. */
  default void ended(TrackerId tracker, CycleReport report) {}

  /** A message with notices was sent, or was to be. */
  default void posted(Parcel parcel, Delivery delivery) {}
}
