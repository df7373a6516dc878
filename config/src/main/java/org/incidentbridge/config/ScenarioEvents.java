package org.incidentbridge.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;

/** Makes events of what a scenario tells. */
final class ScenarioEvents {

  private final PutReader values;
  private final TicketRef origin;
  private final Actor reporter;
  private final List<Event> events = new ArrayList<>();
  private final Map<TicketRef, Map<FieldName, Value>> shown = new HashMap<>();

  ScenarioEvents(Problems problems, TicketRef origin, String reporter) {
    this.values = new PutReader(problems);
    this.origin = origin;
    this.reporter = new Actor(party(reporter), Role.REPORTER);
  }

  List<Event> all() {
    return events;
  }

  /** The beginning. */
  void opened(Mapping given, Instant at) {
    SortedMap<FieldName, Value> fields = new TreeMap<>();
    fields.put(StandardField.REPORTER.field(), new Value.Person(reporter.party()));
    fields.put(StandardField.STATUS.field(), Value.line("new"));
    each(given, "incident", fields::put);
    fields.values().removeIf(Value::isAbsent);
    shown.put(origin, new HashMap<>(fields));
    add(new Spot(origin, new Event.When(at, at), reporter), new Happening.Opened(fields));
  }

  /** All that happens at one moment. */
  void moment(Mapping moment, Instant at, Instant learnt) {
    TicketRef ticket = ticket(moment);
    Spot spot = new Spot(ticket, new Event.When(at, learnt), actor(moment));
    if (moment.get("opens").isPresent()) {
      SortedMap<FieldName, Value> fields = new TreeMap<>();
      each(moment, "opens", fields::put);
      shown.put(ticket, new HashMap<>(fields));
      add(spot, new Happening.Opened(fields));
    }
    boolean counts = moment.flag("counts", true);
    each(moment, "change", (field, value) -> changed(spot, field, value, counts));
    moment
        .text("attaches")
        .ifPresent(name -> add(spot, new Happening.Attached(name, Visibility.PUBLIC)));
    moment
        .text("says")
        .ifPresent(text -> add(spot, new Happening.Commented(Visibility.PUBLIC, true, text)));
    moment
        .text("notes")
        .ifPresent(text -> add(spot, new Happening.Commented(Visibility.INTERNAL, false, text)));
    moment
        .text("acknowledges")
        .ifPresent(name -> add(spot, new Happening.Acknowledged(name, "command")));
  }

  private void changed(Spot spot, FieldName field, Value value, boolean counts) {
    Map<FieldName, Value> ticket = shown.computeIfAbsent(spot.ticket(), t -> new HashMap<>());
    Value before = ticket.getOrDefault(field, Value.absent());
    ticket.put(field, value);
    add(spot, new Happening.Changed(field, before, value, counts));
  }

  private void add(Spot spot, Happening what) {
    String id = "%04d".formatted(events.size() + 1);
    events.add(new Event(id, spot.ticket(), spot.when(), spot.by(), what));
  }

  /** Where, when and by whom. */
  private record Spot(TicketRef ticket, Event.When when, Actor by) {}

  private TicketRef ticket(Mapping moment) {
    var tracker = ScenarioReader.tracker(moment, origin.tracker().name());
    return tracker.equals(origin.tracker()) ? origin : new TicketRef(tracker, "2");
  }

  private Actor actor(Mapping moment) {
    String word = moment.text("by").orElse("staff");
    String address = moment.text("who").orElse(address(word));
    Role role =
        List.of(Role.values()).stream()
            .filter(r -> r.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst()
            .orElse(Role.STAFF); // the schema has said so
    return new Actor(party(address), role);
  }

  private String address(String role) {
    return role.equals("reporter") ? reporter.party().email() : role + "@support.example";
  }

  private static Party party(String address) {
    return new Party(address.toLowerCase(Locale.ROOT), address, address, "");
  }

  private void each(Mapping block, String key, BiConsumer<FieldName, Value> use) {
    values.fields(block, key).forEach(use);
  }
}
