package org.incidentbridge.push;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.decide.MovedNames;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.Command;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;

/** What else is stored once the bridge has moved a ticket. */
final class Arrivals {

  private final Bridge bridge;
  private final LedgerWords words;
  private final InstantSource clock;

  Arrivals(Bridge bridge, LedgerWords words, InstantSource clock) {
    this.bridge = bridge;
    this.words = words;
    this.clock = clock;
  }

  /** The incident in which names that the new project does not have count as lost on the way. */
  Incident settled(Store.Tables tables, Entry entry, Incident incident, Optional<Reading> after) {
    if (!(entry.planned().purpose() instanceof Purpose.Move)) {
      return incident;
    }
    Command.Target target = entry.planned().command().target();
    var ref = new TicketRef(target.tracker(), target.ticketId());
    List<TicketState> tickets = new ArrayList<>();
    for (TicketState ticket : incident.tickets()) {
      boolean moved = ticket.ref().equals(ref) && after.isPresent();
      tickets.add(moved ? names(tables, entry, ticket, after.orElseThrow()) : ticket);
    }
    follow(tables, entry);
    return incident.withTickets(tickets);
  }

  private TicketState names(Store.Tables tables, Entry entry, TicketState ticket, Reading after) {
    var settled = MovedNames.settled(ticket, after, bridge.vocabulary(ticket.ref().tracker()));
    settled
        .told()
        .forEach(
            what -> words.line(tables, entry, Ledger.Kind.LOSS, Optional.of(ticket.ref()), what));
    return settled.ticket();
  }

  /** A later move that was decided on meanwhile starts from where this one led. */
  private void follow(Store.Tables tables, Entry done) {
    if (!(done.planned().command() instanceof Command.MoveTicket moved)) {
      return;
    }
    for (Entry other : tables.outbox().of(done.planned().incident())) {
      if (other.state() != State.SENT
          && !other.key().equals(done.key())
          && other.planned().command() instanceof Command.MoveTicket next
          && next.target().ticketId().equals(moved.target().ticketId())
          && next.target().tracker().equals(moved.target().tracker())
          && next.isExpected(moved.expected())) {
        PlannedCommand from = from(other.planned(), next, moved.project());
        tables.outbox().replace(other.key(), List.of(from), clock.instant());
      }
    }
  }

  private static PlannedCommand from(
      PlannedCommand planned, Command.MoveTicket next, String project) {
    return new PlannedCommand(
        new Command.MoveTicket(next.target(), project, next.project()),
        planned.incident(),
        planned.purpose(),
        planned.explanation());
  }
}
