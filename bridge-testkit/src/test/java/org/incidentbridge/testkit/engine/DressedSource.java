package org.incidentbridge.testkit.engine;

import java.io.IOException;
import java.io.InputStream;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerSource;

/** Reads as another source does. */
class DressedSource implements TrackerSource {

  private final TrackerSource inner;

  DressedSource(TrackerSource inner) {
    this.inner = inner;
  }

  @Override
  public Page pull(PullRequest request) {
    return inner.pull(request);
  }

  @Override
  public Page sweep(PullRequest request) {
    return inner.sweep(request);
  }

  @Override
  public Sighting fetch(String ticketId) {
    return inner.fetch(ticketId);
  }

  @Override
  public InputStream open(String ticketId, String attachmentId) throws IOException {
    return inner.open(ticketId, attachmentId);
  }
}
