package org.incidentbridge.testkit.fake;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSource;

/** Reads a {@link FakeTracker} by its version counter. */
final class FakeSource implements TrackerSource {

  private final FakeTracker tracker;

  FakeSource(FakeTracker tracker) {
    this.tracker = tracker;
  }

  @Override
  public Page pull(PullRequest request) {
    synchronized (tracker) {
      mayFail();
      long after =
          request.cursor().equals(Cursor.START) ? 0 : Long.parseLong(request.cursor().text());
      List<FakeTicket> changed =
          tracker.tickets.values().stream()
              .filter(t -> t.visible && t.version > after)
              .filter(t -> !t.project.equals(FakeTracker.OUTSIDE))
              .sorted(Comparator.comparingLong(t -> t.version))
              .limit(request.limit())
              .toList();
      List<Sighting> seen = new ArrayList<>();
      changed.forEach(t -> seen.add(look(t.id, request.history())));
      long next = changed.isEmpty() ? after : changed.getLast().version;
      return new Page(seen, new Cursor(Long.toString(next)), changed.size() == request.limit());
    }
  }

  @Override
  public Page sweep(PullRequest request) {
    synchronized (tracker) {
      mayFail();
      List<Sighting> all =
          request.known().versions().keySet().stream()
              .sorted()
              .map(ticket -> look(ticket, request.history()))
              .toList();
      return new Page(all, Cursor.START, false);
    }
  }

  @Override
  public Sighting fetch(String ticketId) {
    synchronized (tracker) {
      mayFail();
      return look(ticketId, true);
    }
  }

  @Override
  public InputStream open(String ticketId, String attachmentId) {
    synchronized (tracker) {
      mayFail();
      return new ByteArrayInputStream(tracker.served.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Sighting look(String ticketId, boolean history) {
    FakeTicket ticket = tracker.tickets.get(ticketId);
    var ref = new TicketRef(tracker.id, ticketId);
    if (ticket == null) {
      return new Sighting.Gone(ref, Sighting.Gone.Reason.DELETED);
    }
    if (!ticket.mergedInto.isEmpty()) {
      return new Sighting.Merged(ref, ticket.mergedInto);
    }
    boolean whole = history && tracker.capabilities().can(Capability.HISTORY);
    TicketSnapshot told = ticket.told(tracker);
    return ticket.visible
        ? new Sighting.Seen(whole ? told.withHistory(ticket.history.entries()) : told)
        : new Sighting.Gone(ref, Sighting.Gone.Reason.NOT_VISIBLE);
  }

  private void mayFail() {
    tracker.calls++;
    if (tracker.accidents.get() == Accident.REFUSED_CONNECTION) {
      throw new TrackerException(
          TrackerException.Kind.UNAVAILABLE, tracker.id + " refuses connections");
    }
  }
}
