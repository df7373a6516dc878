package org.incidentbridge.testkit.engine;

import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/** A tracker with something put around it; what it does not say otherwise is as within. */
interface Dressed extends Tracker {

  Tracker inner();

  @Override
  default TrackerId id() {
    return inner().id();
  }

  @Override
  default TrackerSource source() {
    return inner().source();
  }

  @Override
  default TrackerSink sink() {
    return inner().sink();
  }

  @Override
  default TrackerProbe probe() {
    return inner().probe();
  }

  @Override
  default Capabilities capabilities() {
    return inner().capabilities();
  }

  @Override
  default long calls() {
    return inner().calls();
  }

  @Override
  default void close() {
    inner().close();
  }
}
