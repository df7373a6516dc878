package org.incidentbridge.zendesk;

import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/**
 * One account of Zendesk.
 *
 * @param http counts calls
 */
record ZendeskTracker(
    TrackerId id, TrackerSource source, TrackerSink sink, TrackerProbe probe, TrackerHttp http)
    implements Tracker {

  @Override
  public Capabilities capabilities() {
    return ZendeskCapabilities.all();
  }

  @Override
  public long calls() {
    return http.meter().read().calls();
  }

  @Override
  public void close() {
    http.close();
  }
}
