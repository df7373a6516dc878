package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.incidentbridge.decide.CaseFile;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Inbox.Row;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/** Lays out what is known of one incident, to be decided on. */
final class CaseFiles {

  private final Bridge bridge;
  private final Function<TicketSnapshot, Reading> reader;
  private final Optional<Casework> casework;

  /**
   * @param casework what a policy looks at; empty if there is none
   */
  CaseFiles(Bridge bridge, Function<TicketSnapshot, Reading> reader, Optional<Casework> casework) {
    this.bridge = bridge;
    this.reader = reader;
    this.casework = casework;
  }

  CaseFile of(Store.Tables tables, Incident incident, List<Row> rows, Underway underway) {
    SortedMap<TicketRef, Reading> readings = new TreeMap<>();
    Map<TicketRef, Incident> neighbours = new TreeMap<>();
    Set<TicketRef> fresh = new HashSet<>();
    List<Sighting> lost = new ArrayList<>();
    for (Row row : rows) {
      if (row.sighting() instanceof Sighting.Seen seen && !isWithheld(incident, seen.ticket())) {
        fresh.add(seen.ref());
      } else {
        lost.add(row.sighting());
      }
    }
    for (TicketState ticket : incident.tickets()) {
      Optional<Tickets.Seen> seen =
          Optional.of(ticket.ref())
              .filter(ref -> bridge.knows(ref.tracker()) && !underway.tickets().contains(ref))
              .flatMap(tables.tickets()::find);
      seen.filter(s -> !isWithheld(ticket, s.ticket()) || isAway(ticket, fresh, lost))
          .ifPresent(
              s -> {
                readings.put(ticket.ref(), reader.apply(s.ticket()));
                neighbours(tables, s.ticket(), neighbours);
              });
    }
    var file = new CaseFile(incident, readings, fresh, lost, neighbours, underway.tickets());
    return casework.map(c -> file.under(c.file(tables, incident, readings, fresh))).orElse(file);
  }

  private static boolean isWithheld(Incident incident, TicketSnapshot ticket) {
    return incident.tickets().stream()
        .filter(t -> t.ref().equals(ticket.ref()))
        .anyMatch(t -> isWithheld(t, ticket));
  }

  /** What is for insiders only does not leave the tracker in which people wrote it (N5). */
  static boolean isWithheld(TicketState state, TicketSnapshot ticket) {
    return state.isOrigin() && ticket.head().restricted();
  }

  /** What is for insiders only by now may have copies that are to be withdrawn. */
  private static boolean isAway(TicketState ticket, Set<TicketRef> fresh, List<Sighting> lost) {
    return !fresh.contains(ticket.ref())
        && (!ticket.isPresent() || lost.stream().anyMatch(l -> l.ref().equals(ticket.ref())));
  }

  private static void neighbours(
      Store.Tables tables, TicketSnapshot ticket, Map<TicketRef, Incident> into) {
    ticket
        .talk()
        .links()
        .forEach(
            link -> {
              var other = new TicketRef(ticket.ref().tracker(), link.otherId());
              tables.incidents().of(other).ifPresent(i -> into.put(other, i));
            });
  }
}
