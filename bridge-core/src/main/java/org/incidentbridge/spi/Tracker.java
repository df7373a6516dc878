package org.incidentbridge.spi;

import java.net.URI;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;

/** One configured tracker, by verb. */
public interface Tracker extends AutoCloseable {

  /** Its name in the configuration. */
  TrackerId id();

  /** Reads it; the same one each time, or one that shares its state. */
  TrackerSource source();

  /** Writes to it. */
  TrackerSink sink();

  /** Examines it. */
  TrackerProbe probe();

  /** What this tracker can hold; planning leaves out the rest and says so. */
  Capabilities capabilities();

  /** Shows panels beside its tickets; empty if it cannot, or is not set up for it. */
  default Optional<PanelBoard> panels() {
    return Optional.empty();
  }

  /** A small picture of it for links from elsewhere, at an address that stays. */
  default Optional<URI> icon() {
    return Optional.empty();
  }

  /** API calls made so far, for plans, reports and tests. */
  long calls();

  /** Lets go of connections and threads. Called once, after the last call to the others. */
  @Override
  void close();
}
