package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.rt.Lifecycle.Button;
import org.incidentbridge.testkit.sim.rt.Ticket.Role;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;

/** Tickets as answers show them. */
final class TicketJson {

  private static final String TICKET = "ticket";

  private final Site site;
  private final Shape shape;

  TicketJson(Site site, Shape shape) {
    this.site = site;
    this.shape = shape;
  }

  /** The whole ticket; what is not set at all is missing. */
  ObjectNode whole(Call call, Ticket ticket) {
    SimRequest request = call.request();
    ObjectNode shown = Json.object().put("id", ticket.id).put("Type", TICKET);
    shown.put("Subject", ticket.subject).put("Status", ticket.status);
    for (Ticket.Figure number : Ticket.Figure.values()) {
      shown.put(number.field, String.valueOf(ticket.number(number)));
    }
    for (Stamp stamp : Stamp.values()) {
      if (stamp != Stamp.TOLD || ticket.stamp(stamp) != 0) {
        shown.put(stamp.field, Dates.iso(ticket.stamp(stamp)));
      }
    }
    if (!ticket.serviceLevel.isEmpty()) {
      shown.put("SLA", ticket.serviceLevel);
    }
    shown.set("EffectiveId", Shape.reference(TICKET, String.valueOf(ticket.effectiveId)));
    shown.set("Queue", shape.queue(ticket.queue, request));
    people(call, ticket, shown);
    shown.set("CustomFields", custom(call, ticket));
    shown.set("_hyperlinks", hyperlinks(call, ticket));
    return shown;
  }

  private void people(Call call, Ticket ticket, ObjectNode shown) {
    for (String field : List.of("Owner", "Creator", "LastUpdatedBy")) {
      shown.set(field, person(call, ticket, field));
    }
    for (Role role : Role.values()) {
      ArrayNode all = shown.putArray(role.field);
      // Only lists tell more of watchers than who they are.
      ticket.watchers(role).forEach(id -> all.add(shape.user(id, "", call.request())));
    }
  }

  private ObjectNode person(Call call, Ticket ticket, String field) {
    int id =
        switch (field) {
          case "Owner" -> ticket.owner;
          case "Creator" -> ticket.creator;
          default -> ticket.lastUpdatedBy;
        };
    return shape.user(id, field, call.request());
  }

  private JsonNode custom(Call call, Ticket ticket) {
    return call.may(RtRight.SEE_CUSTOM_FIELD, ticket.queue) ? shape.custom(ticket) : Json.array();
  }

  /** A row of a list: who it is, and what {@code fields} names; unknown names are blank. */
  ObjectNode row(Call call, Ticket ticket, List<String> fields) {
    ObjectNode row = Shape.reference(TICKET, String.valueOf(ticket.id));
    ObjectNode whole = fields.isEmpty() ? Json.object() : whole(call, ticket);
    for (String field : fields) {
      JsonNode value = whole.path(field);
      if (value.isMissingNode()) {
        row.put(field, "");
      } else {
        row.set(field, value);
      }
    }
    for (Role role : Role.values()) {
      if (fields.contains(role.field)) {
        ArrayNode all = row.putArray(role.field);
        ticket.watchers(role).forEach(id -> all.add(shape.user(id, role.field, call.request())));
      }
    }
    return row;
  }

  private ArrayNode hyperlinks(Call call, Ticket ticket) {
    ArrayNode all = Json.array().add(Shape.self(TICKET, ticket.id));
    for (Links.Name name : Links.Name.values()) {
      site.links.values(ticket, name).forEach(end -> all.add(link(name, end)));
    }
    if (call.may(RtRight.SEE_CUSTOM_FIELD, ticket.queue)) {
      shape.definitions(ticket.queue).forEach(all::add);
    }
    String path = TICKET + "/" + ticket.id;
    all.add(Shape.hyper("history", path + "/history"));
    boolean modify = call.may(RtRight.MODIFY_TICKET, ticket.queue);
    if (call.may(RtRight.REPLY_TO_TICKET, ticket.queue)) {
      all.add(Shape.hyper("correspond", path + "/correspond"));
    }
    if (call.may(RtRight.COMMENT_ON_TICKET, ticket.queue)) {
      all.add(Shape.hyper("comment", path + "/comment"));
    }
    if (modify) {
      ticket
          .queue
          .lifecycle
          .buttons()
          .getOrDefault(ticket.status, List.of())
          .forEach(button -> all.add(button(ticket, path, button)));
    }
    return all;
  }

  private static ObjectNode link(Links.Name name, String end) {
    boolean here = World.number(end).isPresent();
    ObjectNode link =
        here
            ? Shape.reference(TICKET, end)
            : Json.object().put("type", "external").put("_url", end);
    return link.put("ref", name.ref);
  }

  private static ObjectNode button(Ticket ticket, String path, Button button) {
    String where =
        switch (button.update()) {
          case "Respond" -> path + "/correspond";
          case "Comment" -> path + "/comment";
          default -> path;
        };
    ObjectNode shown = Shape.hyper("lifecycle", where).put("label", button.label());
    if (!button.update().isEmpty()) {
      shown.put("update", button.update());
    }
    return shown.put("from", ticket.status).put("to", button.to());
  }
}
