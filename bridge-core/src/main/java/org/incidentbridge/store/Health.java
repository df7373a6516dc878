package org.incidentbridge.store;

import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;

/** How it goes with each tracker, for people who ask. */
public interface Health {

  /** A tracker was read to the end at that time; what failed in reading it is over. */
  void read(TrackerId tracker, Instant at);

  /** Something was written to a tracker; what failed in writing to it is over. */
  void written(TrackerId tracker);

  /** A tracker could not be read. */
  void notRead(TrackerId tracker, Instant at, String why);

  /** A tracker as a whole could not be written to. */
  void notWritten(TrackerId tracker, Instant at, String why);

  /** How it goes with a tracker; nothing is known of one that was never asked. */
  State of(TrackerId tracker);

  /**
   * How it goes with one tracker.
   *
   * @param readAt when it was last read to the end
   * @param failedAt when it last failed; empty if all is well now
   * @param why what failed; empty if all is well now
   */
  record State(Optional<Instant> readAt, Optional<Instant> failedAt, String why) {

    public static final State UNKNOWN = new State(Optional.empty(), Optional.empty(), "");
  }
}
