package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A ticket as the interface shows it. */
final class TicketJson {

  private final World world;

  TicketJson(World world) {
    this.world = world;
  }

  /** As read by its id or in a list. */
  ObjectNode of(Ticket ticket, String root) {
    ObjectNode json = Json.object();
    json.put("url", root + "/api/v2/tickets/" + ticket.id + ".json").put("id", ticket.id);
    json.set("external_id", ticket.field("external_id"));
    json.set("via", ticket.via);
    json.put("created_at", Json.time(ticket.created)).put("updated_at", Json.time(ticket.updated));
    json.set("type", ticket.field("type"));
    json.set("subject", ticket.field("subject"));
    json.set("raw_subject", ticket.field("subject"));
    json.put("description", description(ticket));
    words(ticket, json);
    ids(ticket, json);
    rest(ticket, json);
    return json;
  }

  /** As the export shows it, deleted tickets too. */
  ObjectNode exported(Ticket ticket, String root) {
    ObjectNode json = of(ticket, root);
    if (!ticket.live()) {
      json.put("status", "deleted");
    }
    return json.put("generated_timestamp", ticket.generated);
  }

  private static String description(Ticket ticket) {
    if (ticket.life == Ticket.Life.PURGED) {
      return "SCRUBBED";
    }
    return ticket.comments.isEmpty() ? "" : ticket.comments.getFirst().text();
  }

  private static void words(Ticket ticket, ObjectNode json) {
    List.of("priority", "status", "recipient").forEach(n -> json.set(n, ticket.field(n)));
  }

  private static void ids(Ticket ticket, ObjectNode json) {
    List.of("requester_id", "submitter_id", "assignee_id", "organization_id", "group_id")
        .forEach(name -> json.set(name, ticket.field(name)));
    ticket.users.forEach((name, ids) -> json.set(name, Json.numbers(ids)));
    json.putNull("forum_topic_id").set("problem_id", ticket.field("problem_id"));
  }

  private void rest(Ticket ticket, ObjectNode json) {
    json.put("has_incidents", hasIncidents(ticket)).put("is_public", ticket.isPublic());
    json.set("due_at", ticket.field("due_at"));
    json.set("tags", Json.texts(ticket.tags));
    json.set("custom_fields", custom(ticket));
    json.putObject("satisfaction_rating").put("score", "unoffered");
    json.putArray("sharing_agreement_ids");
    if (world.options.customStatuses()) {
      json.set("custom_status_id", ticket.field("custom_status_id"));
    }
    json.set("fields", custom(ticket));
    json.set("followup_ids", Json.numbers(ticket.followups));
    json.set("ticket_form_id", ticket.field("ticket_form_id"));
    json.set("brand_id", ticket.field("brand_id"));
    json.put("allow_channelback", false)
        .put("allow_attachments", true)
        .put("from_messaging_channel", false);
  }

  private boolean hasIncidents(Ticket ticket) {
    return ticket.text("type").equals("problem")
        && world.tickets.values().stream()
            .anyMatch(t -> t.live() && t.number("problem_id") == ticket.id);
  }

  /** Every active field of the account's own, also those without a value. */
  private ArrayNode custom(Ticket ticket) {
    ArrayNode all = Json.array();
    world.fields.values().stream()
        .filter(f -> f.active && f.custom())
        .forEach(
            field -> {
              JsonNode value = ticket.custom.getOrDefault(field.id, Json.nothing());
              all.addObject().put("id", field.id).set("value", value);
            });
    return all;
  }
}
