package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.RichText;
import org.incidentbridge.zendesk.ZendeskMetadata.Field;
import org.incidentbridge.zendesk.ZendeskMetadata.Known;

/** A ticket's fields but for the description, which is its first comment. */
final class TicketFields {

  private final JsonNode ticket;
  private final Known known;
  private final Map<String, String> titled;
  private final SortedMap<String, Value> fields = new TreeMap<>();

  private TicketFields(JsonNode ticket, Known known) {
    this.ticket = ticket;
    this.known = known;
    this.titled = known.titled();
  }

  static SortedMap<String, Value> of(
      JsonNode ticket, Surroundings around, Known known, People people) {
    var reading = new TicketFields(ticket, known);
    reading.words();
    reading.fields.put("group", Value.line(around.groupName(ticket)));
    reading.fields.put("organization", Value.line(around.organizationName(ticket)));
    reading.fields.put("organization_domains", Value.names(around.domains(ticket)));
    reading.fields.put("assignee", people.named(ticket, "assignee_id"));
    reading.fields.put("requester", people.named(ticket, "requester_id"));
    reading.rest();
    ticket.path("custom_fields").forEach(reading::custom);
    return reading.fields;
  }

  private void words() {
    for (String name : List.of("subject", "status", "priority", "type")) {
      fields.put(name, Value.line(ZendeskJson.line(ticket, name)));
    }
    String form = ZendeskJson.text(ticket, "ticket_form_id");
    fields.put("form", Value.line(known.forms().getOrDefault(form, "")));
    if (ticket.has("custom_status_id")) {
      String id = ZendeskJson.text(ticket, "custom_status_id");
      fields.put("custom_status", Value.line(known.statuses().getOrDefault(id, "")));
    }
  }

  private void rest() {
    fields.put("tags", names(ticket.path("tags")));
    fields.put(
        "due_at",
        ZendeskJson.moment(ticket, "due_at").<Value>map(Value.Moment::new).orElse(Value.absent()));
    fields.put("problem_id", Value.line(ZendeskJson.id(ticket, "problem_id").orElse("")));
    fields.put("external_id", Value.line(ZendeskJson.line(ticket, "external_id")));
  }

  /**
   * By its number and by its title, and by the bare title where no other field has that name. A
   * title that several fields have shows none of them: it would be anybody's guess which (N7).
   */
  private void custom(JsonNode one) {
    String id = ZendeskJson.text(one, "id");
    Optional<Field> field = Optional.ofNullable(known.fields().get(id));
    Value value = value(one.path("value"), field.map(Field::type).orElse(""));
    fields.put("custom:" + id, value);
    field
        .map(Field::title)
        .filter(title -> id.equals(titled.get(title)))
        .ifPresent(
            title -> {
              fields.put("custom:" + title, value);
              fields.putIfAbsent(title, value);
            });
  }

  static Value value(JsonNode value, String type) {
    if (value.isNull() || value.isMissingNode()) {
      return Value.absent();
    }
    if (value.isArray()) {
      return names(value);
    }
    String text = value.asText("");
    return switch (type) {
      case "multiselect" -> Value.names(List.of(text.strip().split("\\s+")));
      case "textarea" -> Value.body(RichText.plain(text));
      case "date" -> date(text);
      default -> Value.line(Characters.oneLine(text));
    };
  }

  /** Dates have no time; what else stands there is shown as it is. */
  private static Value date(String text) {
    return text.matches("\\d{4}-(0\\d|1[0-2])-([0-2]\\d|3[01])")
        ? new Value.Moment(parsed(text).atStartOfDay(ZoneOffset.UTC).toInstant())
        : Value.line(Characters.oneLine(text));
  }

  private static LocalDate parsed(String text) {
    try {
      return LocalDate.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      throw new ZendeskJson.Senseless("'" + text + "' is no date");
    }
  }

  static Value names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(one -> names.add(Characters.oneLine(one.asText(""))));
    return Value.names(names.stream().filter(n -> !n.isEmpty()).toList());
  }
}
