package org.incidentbridge.rt;

import java.net.URI;
import java.util.Optional;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/**
 * One RT.
 *
 * @param http counts calls
 */
record RtTracker(
    TrackerId id, TrackerSource source, TrackerSink sink, TrackerProbe probe, TrackerHttp http)
    implements Tracker {

  @Override
  public Capabilities capabilities() {
    return RtCapabilities.all();
  }

  @Override
  public Optional<URI> icon() {
    return Optional.of(
        http.baseUrl().newBuilder().addPathSegments("static/images/favicon.png").build().uri());
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
