package org.incidentbridge.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.incidentbridge.backtest.PastIncident;
import org.incidentbridge.decide.PastTicket;
import org.incidentbridge.decide.Timelines;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.pull.Memory;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.store.Store;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.Timeline;

/** Histories as the store and the trackers know them. Changes nothing in either. */
public final class Archive {
  private static final int STEP = 500;

  private final Bridge bridge;
  private final PolicyInForce policy;

  /** Goes by the vocabularies of a configuration and the organisations of a policy. */
  public Archive(Bridge bridge, PolicyInForce policy) {
    this.bridge = bridge;
    this.policy = policy;
  }

  /** All incidents of a store of which it is known when they began, in the order of their ids. */
  public Iterator<List<PastIncident>> stored(Store store) {
    return new Steps() {
      private String last = "";

      @Override
      Optional<List<PastIncident>> step() {
        List<PastIncident> part = new ArrayList<>();
        boolean more =
            store.inTransaction(
                tables -> {
                  List<IncidentId> ids = tables.incidents().after(last, STEP);
                  ids.stream()
                      .flatMap(id -> tables.incidents().find(id).stream())
                      .flatMap(incident -> read(tables, incident).stream())
                      .forEach(part::add);
                  last = ids.isEmpty() ? last : ids.getLast().text();
                  return !ids.isEmpty();
                });
        return more ? Optional.of(part) : Optional.empty();
      }
    };
  }

  private Optional<PastIncident> read(Store.Tables tables, Incident incident) {
    Map<TicketRef, List<PastEvent>> past = new HashMap<>();
    for (TicketState ticket : incident.tickets()) {
      past.put(ticket.ref(), tables.histories().of(ticket.ref()));
    }
    return past(incident, new Timelines(bridge, policy).of(incident, past));
  }

  private static Optional<PastIncident> past(Incident incident, Timeline timeline) {
    return timeline.begin().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PastIncident(incident.id().text(), incident.origin().place().key(), timeline));
  }

  /**
   * All tickets of a tracker with their histories, page by page, each once. Tickets for insiders
   * only are left out (N5), and so are those that a bridge made.
   *
   * @param pageSize most tickets of one page; positive
   * @param now by the bridge's clock
   * @param unreadable takes those that the tracker shows and nobody understands, some more than
   *     once
   */
  public Iterator<List<PastIncident>> of(
      Tracker tracker, int pageSize, Instant now, Consumer<Sighting.Unreadable> unreadable) {
    return new Steps() {
      private final Set<TicketRef> told = new HashSet<>();
      private Optional<Cursor> next = Optional.of(Cursor.START);

      @Override
      Optional<List<PastIncident>> step() {
        if (next.isEmpty()) {
          return Optional.empty();
        }
        var request = new PullRequest(next.get(), KnownTickets.NONE, pageSize, true);
        Page page = tracker.source().pull(request);
        next = page.more() ? Optional.of(page.next()) : Optional.empty();
        List<PastIncident> part = new ArrayList<>();
        for (Sighting sighting : page.sightings()) {
          switch (sighting) {
            case Sighting.Seen seen when told.add(seen.ref()) ->
                past(seen.ticket(), now).ifPresent(part::add);
            case Sighting.Unreadable left when !told.contains(left.ref()) ->
                unreadable.accept(left);
            default -> {}
          }
        }
        return Optional.of(part);
      }
    };
  }

  private Optional<PastIncident> past(TicketSnapshot ticket, Instant now) {
    if (ticket.head().restricted() || !ticket.marker().isEmpty()) {
      return Optional.empty();
    }
    List<PastEvent> history =
        ticket.history().stream().map(entry -> Memory.event(entry, now)).toList();
    var past = new PastTicket(bridge, policy).of(ticket, history, now);
    return past(past.incident(), past.timeline());
  }

  /** The fields that a ticket keeps to itself (N5). */
  public Set<FieldName> kept(TicketRef ticket) {
    return bridge.knows(ticket.tracker())
        ? bridge.vocabulary(ticket.tracker()).fields().entrySet().stream()
            .filter(e -> e.getValue().restricted())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** One step after the other. */
  private abstract static class Steps implements Iterator<List<PastIncident>> {
    private Optional<List<PastIncident>> ready = Optional.empty();

    abstract Optional<List<PastIncident>> step();

    @Override
    public boolean hasNext() {
      if (ready.isEmpty()) {
        ready = step();
      }
      return ready.isPresent();
    }

    @Override
    public List<PastIncident> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      List<PastIncident> part = ready.orElseThrow();
      ready = Optional.empty();
      return part;
    }
  }
}
