package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Store;

/** The same as {@link Story}, for programs. */
final class StoryJson {

  private final Store.Tables tables;
  private final Incident incident;

  StoryJson(Store.Tables tables, Incident incident) {
    this.tables = tables;
    this.incident = incident;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("incident", incident.id().text());
    List<Map<String, Object>> tickets = new ArrayList<>();
    incident.tickets().forEach(t -> tickets.add(json(t)));
    json.put("tickets", tickets);
    Map<String, Object> facts = new LinkedHashMap<>();
    incident
        .facts()
        .forEach(
            (field, fact) -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("value", Json.value(fact.value().display()));
              row.put("from", Commands.label(tables, fact.from().source()));
              row.put("at", Json.time(fact.from().at()));
              row.put("rule", fact.from().rule());
              facts.put(field.name(), row);
            });
    json.put("fields", facts);
    json.put("conflicts", incident.conflicts().stream().map(c -> c.field().name()).toList());
    json.put("known", KnownCommand.json(incident));
    json.put("comments", incident.shared().notes().stream().filter(n -> !n.gone()).count());
    json.put("attachments", files(incident.shared()));
    json.put(
        "waiting",
        tables.outbox().of(incident.id()).stream().map(e -> Commands.json(tables, e)).toList());
    json.put(
        "ledger", tables.ledger().of(incident.id(), Story.LINES).stream().map(this::json).toList());
    return json;
  }

  private static long files(Shared shared) {
    return shared.files().stream().filter(f -> !f.gone()).count();
  }

  private static Map<String, Object> json(TicketState ticket) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("tracker", ticket.ref().tracker().name());
    row.put("id", ticket.ref().id());
    row.put("key", ticket.place().key());
    row.put("url", ticket.place().url().toString());
    row.put("role", ticket.isOrigin() ? "origin" : ticket.route());
    row.put("state", Story.word(ticket.presence().name()));
    return row;
  }

  private Map<String, Object> json(Ledger.Line line) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("at", Json.time(line.at()));
    row.put("kind", Story.word(line.kind().name()));
    row.put("ticket", line.ticket().map(r -> Commands.label(tables, r)).orElse(""));
    row.put("summary", line.text().summary());
    row.put("detail", line.text().detail());
    return row;
  }
}
