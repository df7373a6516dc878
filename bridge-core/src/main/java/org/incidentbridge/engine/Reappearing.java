package org.incidentbridge.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.store.Inbox.Row;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;

/**
 * A ticket that was out of sight can be read again. A command that was sent to it and then held,
 * since nobody could say whether it was done, is looked at once more before anything is concluded
 * from the ticket: else the bridge's own write would pass for somebody's change (N1, N3, N4).
 */
final class Reappearing {

  private final Store.Tables tables;
  private final Instant now;

  Reappearing(Store.Tables tables, Instant now) {
    this.tables = tables;
    this.now = now;
  }

  /** Answers whether the rows have to wait for that look. */
  boolean look(Incident incident, List<Row> rows) {
    List<TicketState> back =
        rows.stream().flatMap(row -> back(incident, row).stream()).distinct().toList();
    boolean waits = false;
    for (TicketState ticket : back) {
      List<Entry> doubtful = doubtful(incident, ticket.ref());
      doubtful.forEach(entry -> tables.outbox().release(entry.key(), now));
      if (!doubtful.isEmpty()) {
        appears(incident, ticket);
        waits = true;
      }
    }
    return waits;
  }

  private static Optional<TicketState> back(Incident incident, Row row) {
    return row.sighting() instanceof Sighting.Seen seen
        ? incident
            .ticket(seen.ref())
            .filter(ticket -> ticket.presence() == Presence.NOT_VISIBLE)
            .filter(ticket -> !(ticket.isOrigin() && seen.ticket().head().restricted()))
        : Optional.empty();
  }

  private List<Entry> doubtful(Incident incident, TicketRef ref) {
    return tables.outbox().of(incident.id()).stream()
        .filter(entry -> entry.state() == State.HELD && entry.sentAt().isPresent())
        .filter(entry -> HeldFields.ticket(entry.planned()).filter(ref::equals).isPresent())
        .toList();
  }

  /** So that one whose outcome stays unknown is held for good the next time. */
  private void appears(Incident incident, TicketState ticket) {
    List<TicketState> tickets = new ArrayList<>(incident.tickets());
    tickets.replaceAll(t -> t.equals(ticket) ? t.withPresence(Presence.PRESENT) : t);
    tables.incidents().save(incident.withTickets(tickets));
    String summary =
        ticket.place().key() + " can be read again; what was held for it is looked at first";
    tables
        .ledger()
        .add(Ledger.Line.event(now, incident.id(), ticket.ref(), Ledger.Text.of(summary)));
  }
}
