package org.incidentbridge.store;

import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;

/**
 * How many changes trackers called out, and how many polling found that nobody had called out: by
 * days of UTC, for the last {@link #DAYS}.
 */
public interface Announcements {

  /** So many days are kept. */
  int DAYS = 30;

  /** A tracker called out changes. */
  void heard(TrackerId tracker, long changes, Instant at);

  /** Changes were found that the tracker should have called out. */
  void missed(TrackerId tracker, long changes, Instant at);

  /** What came of a tracker on the day of that moment and later. */
  Tally since(TrackerId tracker, Instant from);

  /**
   * What came of a tracker.
   *
   * @param heard changes that it called out
   * @param missed changes that it did not
   * @param lastHeard when it last called out any, however long ago within the days that are kept
   * @param lastMissed when one was last found that it had not called out, likewise
   */
  record Tally(
      long heard, long missed, Optional<Instant> lastHeard, Optional<Instant> lastMissed) {}
}
