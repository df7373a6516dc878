package org.incidentbridge.spi;

import org.incidentbridge.model.TrackerId;

/** One configured tracker, by verb. */
public interface Tracker extends AutoCloseable {

  TrackerId id();

  TrackerSource source();

  TrackerSink sink();

  TrackerProbe probe();

  /** What this tracker can hold; planning leaves out the rest and says so. */
  Capabilities capabilities();

  /** API calls made so far, for plans, reports and tests. */
  long calls();

  @Override
  void close();
}
