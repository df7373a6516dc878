package org.incidentbridge.mantis;

import java.net.URI;
import java.util.Optional;
import org.incidentbridge.http.TrackerHttp;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.PanelBoard;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/**
 * One MantisBT.
 *
 * @param reader knows what the bridge's user is not shown
 * @param board of the plugin, if it is there
 * @param http counts calls
 */
record MantisTracker(Parts parts, MantisReader reader, Optional<PanelBoard> board, TrackerHttp http)
    implements Tracker {

  /** What is asked of every tracker. */
  record Parts(TrackerId id, TrackerSource source, TrackerSink sink, TrackerProbe probe) {}

  @Override
  public Optional<PanelBoard> panels() {
    return board;
  }

  @Override
  public TrackerId id() {
    return parts.id();
  }

  @Override
  public TrackerSource source() {
    return parts.source();
  }

  @Override
  public TrackerSink sink() {
    return parts.sink();
  }

  @Override
  public TrackerProbe probe() {
    return parts.probe();
  }

  @Override
  public Capabilities capabilities() {
    return reader.showsHistories() ? MantisCapabilities.all() : MantisCapabilities.withoutHistory();
  }

  @Override
  public Optional<URI> icon() {
    return Optional.of(http.baseUrl().uri().resolve("images/favicon.ico"));
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
