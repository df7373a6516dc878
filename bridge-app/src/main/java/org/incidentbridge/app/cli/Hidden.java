package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/** Incidents that wait since a ticket of theirs is for insiders only, or cannot be read. */
final class Hidden {

  private final Store.Tables tables;
  private final List<Row> rows;

  private record Row(IncidentId incident, TicketRef ticket, boolean isPrivate) {

    String why() {
      return "ticket in %s %s"
          .formatted(ticket.tracker(), isPrivate ? "is private" : "can no longer be read");
    }
  }

  private Hidden(Store.Tables tables, List<Row> rows) {
    this.tables = tables;
    this.rows = rows;
  }

  /** Those of configured trackers; what belongs to others is a problem. */
  static Hidden of(Store.Tables tables, BridgeConfig config) {
    List<Row> rows = new ArrayList<>();
    for (IncidentId id : tables.incidents().withHidden()) {
      tables.incidents().find(id).map(Incident::tickets).orElse(List.of()).stream()
          .filter(t -> t.presence() == Presence.NOT_VISIBLE)
          .map(TicketState::ref)
          .filter(ref -> config.tracker(ref.tracker()).isPresent())
          .map(ref -> new Row(id, ref, isPrivate(tables, ref)))
          .forEach(rows::add);
    }
    return new Hidden(tables, rows);
  }

  /** A ticket that is gone is not there to be private. */
  private static boolean isPrivate(Store.Tables tables, TicketRef ref) {
    return tables.tickets().version(ref).isPresent()
        && tables
            .tickets()
            .find(ref)
            .map(Tickets.Seen::ticket)
            .filter(t -> t.head().restricted())
            .isPresent();
  }

  /** How many incidents wait. */
  long incidents() {
    return rows.stream().map(Row::incident).distinct().count();
  }

  /** Every reason in a sentence, with the tickets that it holds for. */
  SortedMap<String, List<TicketRef>> sentences() {
    SortedMap<String, List<TicketRef>> alike = new TreeMap<>();
    rows.forEach(r -> alike.computeIfAbsent(r.why(), x -> new ArrayList<>()).add(r.ticket()));
    SortedMap<String, List<TicketRef>> told = new TreeMap<>();
    alike.forEach(
        (why, tickets) -> {
          String whose = tickets.size() == 1 ? ": its " : ": their ";
          told.put(these(tickets.size()) + whose + why, List.copyOf(tickets));
        });
    return told;
  }

  /** That some wait, in a line; empty if none does. */
  Optional<String> line(String hint) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s for a ticket that is private or cannot be read; see them with: %s"
                .formatted(these(incidents()), hint));
  }

  private static String these(long incidents) {
    return Count.of(incidents, "incident") + (incidents == 1 ? " waits" : " wait");
  }

  List<Map<String, Object>> json() {
    List<Map<String, Object>> json = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("incident", row.incident().text());
      each.put("ticket", Commands.label(tables, row.ticket()));
      each.put("reason", row.isPrivate() ? "private" : "not-visible");
      json.add(each);
    }
    return json;
  }
}
