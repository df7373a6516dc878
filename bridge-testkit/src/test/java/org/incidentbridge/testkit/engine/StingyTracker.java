package org.incidentbridge.testkit.engine;

import java.io.InputStream;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/**
 * A tracker that shows its files and never gives them.
 *
 * @param kind how it fails at each of them
 */
record StingyTracker(Tracker inner, TrackerException.Kind kind) implements Tracker {

  @Override
  public TrackerId id() {
    return inner.id();
  }

  @Override
  public TrackerSource source() {
    TrackerSource source = inner.source();
    return new TrackerSource() {
      @Override
      public Page pull(PullRequest request) {
        return source.pull(request);
      }

      @Override
      public Page sweep(PullRequest request) {
        return source.sweep(request);
      }

      @Override
      public Sighting fetch(String id) {
        return source.fetch(id);
      }

      @Override
      public InputStream open(String ticket, String attachment) {
        throw new TrackerException(kind, "500 for this file");
      }
    };
  }

  @Override
  public TrackerSink sink() {
    return inner.sink();
  }

  @Override
  public TrackerProbe probe() {
    return inner.probe();
  }

  @Override
  public Capabilities capabilities() {
    return inner.capabilities();
  }

  @Override
  public long calls() {
    return inner.calls();
  }

  @Override
  public void close() {
    inner.close();
  }
}
