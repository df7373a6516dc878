package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;
import org.incidentbridge.zendesk.ZendeskMetadata.Field;
import org.incidentbridge.zendesk.ZendeskMetadata.Known;
import org.jspecify.annotations.Nullable;

/**
 * Who changed which field of a ticket when, by its audits. An audit is one update with all that
 * triggers made of it, and counts as a whole as its author's.
 */
final class ZendeskHistories {

  private static final Set<String> USERS = Set.of("assignee_id", "requester_id");

  private final ZendeskClient client;
  private final ZendeskMetadata metadata;
  private final TrackerId tracker;
  private final Directory directory;

  ZendeskHistories(
      ZendeskClient client, ZendeskMetadata metadata, TrackerId tracker, Directory directory) {
    this.client = client;
    this.metadata = metadata;
    this.tracker = tracker;
    this.directory = directory;
  }

  /** The changes, oldest first. */
  List<HistoryEntry> of(String ticketId) {
    Pages.Listed audits = client.audits(ticketId);
    directory.learn(audits.people().users());
    Telling telling = telling(audits.rows());
    List<HistoryEntry> entries = new ArrayList<>();
    for (JsonNode audit : audits.rows()) {
      for (JsonNode event : audit.path("events")) {
        if (ZendeskJson.text(event, "type").equals("Change")) {
          entries.addAll(telling.entries(audit, event));
        }
      }
    }
    return entries;
  }

  /** What an update changed, with what triggers made of it. */
  List<Change> changes(JsonNode audit) {
    ObjectNode events = ZendeskJson.JSON.createObjectNode();
    events.set("events", audit.path("events"));
    Telling telling = telling(List.of(events)); // without an author, who would have to be looked up
    List<Change> changes = new ArrayList<>();
    for (JsonNode event : audit.path("events")) {
      if (ZendeskJson.text(event, "type").equals("Change")) {
        telling.entries(events, event).forEach(entry -> changes.add(entry.change()));
      }
    }
    return changes;
  }

  /** What an update changed by itself. */
  List<Change> made(JsonNode audit) {
    ObjectNode own = ZendeskJson.JSON.createObjectNode();
    ArrayNode events = own.putArray("events");
    for (JsonNode event : audit.path("events")) {
      if (!ZendeskJson.text(event.path("via"), "channel").equals("rule")) {
        events.add(event);
      }
    }
    return changes(own);
  }

  private Telling telling(List<JsonNode> audits) {
    Set<String> users = new TreeSet<>();
    Set<String> organizations = new TreeSet<>();
    for (JsonNode audit : audits) {
      ZendeskJson.id(audit, "author_id").ifPresent(users::add);
      for (JsonNode event : audit.path("events")) {
        String field = ZendeskJson.text(event, "field_name");
        Set<String> ids = USERS.contains(field) ? users : organizations;
        if (USERS.contains(field) || field.equals("organization_id")) {
          ZendeskJson.id(event, "value").ifPresent(ids::add);
          ZendeskJson.id(event, "previous_value").ifPresent(ids::add);
        }
      }
    }
    users.remove(People.SYSTEM);
    var around =
        new Surroundings(
            directory.users(users), java.util.Map.of(), directory.organizations(organizations));
    return new Telling(new People(tracker, around, client.login().user()), metadata.fresh());
  }

  /** How one ticket's changes are told. */
  private final class Telling {

    private final People people;
    private final Known known;

    Telling(People people, Known known) {
      this.people = people;
      this.known = known;
    }

    List<HistoryEntry> entries(JsonNode audit, JsonNode event) {
      String field = ZendeskJson.text(event, "field_name");
      Value from = value(field, event, "previous_value");
      Value to = value(field, event, "value");
      if (from.equals(to)) {
        return List.of();
      }
      List<String> names = new ArrayList<>(AuditFields.names(field, known));
      if (field.equals("group_id")) {
        names.add(HistoryEntry.PROJECT);
      }
      Instant at = ZendeskJson.moment(audit, "created_at").orElse(Instant.EPOCH);
      return names.stream()
          .map(
              name ->
                  new HistoryEntry(
                      ZendeskJson.text(event, "id") + "/" + name,
                      at,
                      people.author(audit),
                      people.isSelf(audit),
                      new Change(name, from, to)))
          .toList();
    }

    private Value value(String field, JsonNode event, String member) {
      JsonNode value = event.path(member);
      Optional<String> id = ZendeskJson.id(event, member);
      return switch (field) {
        case "assignee_id", "requester_id" -> people.named(event, member);
        case "group_id" -> Value.line(id.map(metadata::group).orElse(""));
        case "organization_id" -> Value.line(people.around().name(id));
        case "custom_status_id" ->
            Value.line(id.map(i -> known.statuses().getOrDefault(i, "")).orElse(""));
        case "ticket_form_id" ->
            Value.line(id.map(i -> known.forms().getOrDefault(i, "")).orElse(""));
        case "due_at" ->
            ZendeskJson.moment(event, member).<Value>map(Value.Moment::new).orElse(Value.absent());
        case "tags" -> TicketFields.value(value, "multiselect");
        default -> custom(field, value);
      };
    }

    private Value custom(String field, JsonNode value) {
      @Nullable Field own = known.fields().get(field);
      return TicketFields.value(value, own == null ? "" : own.type());
    }
  }
}
