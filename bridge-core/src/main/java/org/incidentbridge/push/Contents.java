package org.incidentbridge.push;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;

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
    try {
      return tracker.source().open(ticket.id(), attachmentId);
    } catch (TrackerException failure) {
      throw new SourceFailed(failure);
    }
  }

  /** It is the tracker of the original that fails, not the one that is written to. */
  static final class SourceFailed extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient TrackerException failure;

    SourceFailed(TrackerException failure) {
      super(failure.getMessage());
      this.failure = failure;
    }

    /** Whether there were too many calls, which says nothing of the file. */
    boolean isForItsCalls() {
      return failure.kind() == TrackerException.Kind.RATE_LIMITED;
    }

    /** Whether the original may be had later without anybody's doing at its ticket. */
    boolean isForNow() {
      return failure.isForNow();
    }
  }
}
