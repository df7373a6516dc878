package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.decide.Places;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TicketState.Coverage;
import org.incidentbridge.model.TicketState.Place;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.spi.Command;

/**
 * What an incident records once the bridge itself moved one of its tickets: the ticket is known to
 * be there, so that nobody is said to have taken it away, and what it lost or got on the way is
 * nobody's change (N4). Pure.
 */
final class Arrival {

  private Arrival() {}

  static Incident of(
      Incident incident, Command command, Optional<Reading> after, Evidence evidence) {
    if (!(command instanceof Command.MoveTicket move)) {
      return incident;
    }
    var ref = new TicketRef(move.target().tracker(), move.target().ticketId());
    List<TicketState> tickets = new ArrayList<>();
    for (TicketState ticket : incident.tickets()) {
      tickets.add(ticket.ref().equals(ref) ? arrived(ticket, move, after, evidence) : ticket);
    }
    return incident.withTickets(tickets);
  }

  private static TicketState arrived(
      TicketState ticket, Command.MoveTicket move, Optional<Reading> after, Evidence evidence) {
    return after
        .map(
            reading ->
                ticket
                    .withPlace(Places.of(reading.ticket()))
                    .withBaselines(baselines(ticket, reading, evidence)))
        .orElseGet(() -> ticket.withPlace(unread(ticket.place(), move)));
  }

  /** A ticket that its tracker does not show after the move. */
  private static Place unread(Place before, Command.MoveTicket move) {
    return new Place(before.key(), before.url(), move.project(), before.type(), Coverage.UNKNOWN);
  }

  private static SortedMap<FieldName, Baseline> baselines(
      TicketState ticket, Reading reading, Evidence evidence) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    for (FieldName field : evidence.beside()) {
      Value shown = reading.values().get(field);
      if (shown != null) {
        baselines.computeIfPresent(field, (f, old) -> after(f, old, shown, evidence));
      }
    }
    return baselines;
  }

  /** What was lost stays agreed; what has another value now, such as a status, is written anew. */
  private static Baseline after(FieldName field, Baseline old, Value shown, Evidence evidence) {
    if (!evidence.lost().contains(field)) {
      return Baseline.of(shown);
    }
    boolean lost = shown.isAbsent() || evidence.trust() == Trust.DIRECT;
    return lost ? new Baseline(old.agreed(), shown) : old;
  }
}
