package org.incidentbridge.testkit.engine;

import java.io.InputStream;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSource;

/**
 * A tracker that shows its files and never gives them.
 *
 * @param kind how it fails at each of them
 */
record StingyTracker(Tracker inner, TrackerException.Kind kind) implements Dressed {

  @Override
  public TrackerSource source() {
    return new DressedSource(inner.source()) {

      @Override
      public InputStream open(String ticket, String attachment) {
        throw new TrackerException(kind, "500 for this file");
      }
    };
  }
}
