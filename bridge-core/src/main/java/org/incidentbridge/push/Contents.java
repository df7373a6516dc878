package org.incidentbridge.push;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Tracker;

/** Reads files from whichever tracker has them. */
final class Contents implements ContentSource {

  private final Map<TrackerId, Tracker> trackers;

  Contents(Map<TrackerId, Tracker> trackers) {
    this.trackers = Map.copyOf(trackers);
  }

  @Override
  public InputStream open(TicketRef ticket, String attachmentId) throws IOException {
    Tracker tracker = trackers.get(ticket.tracker());
    if (tracker == null) {
      throw new IOException(ticket.tracker() + " is not configured");
    }
    return tracker.source().open(ticket.id(), attachmentId);
  }
}
