package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.rt.Journal.Message;
import org.incidentbridge.testkit.sim.rt.Ticket.Role;

/** New tickets over REST. What does not fit is dropped without a word. */
final class Creation {

  private final Site site;
  private final World world;

  Creation(Site site) {
    this.site = site;
    this.world = site.world;
  }

  /** Why a ticket is not made; empty if nothing is in the way. */
  Optional<String> refusal(Call call, ObjectNode body) {
    try {
      queue(call, body);
      return Optional.empty();
    } catch (Fault fault) {
      return Optional.of(Json.parse(fault.answer()).path("message").asText());
    }
  }

  private Queue queue(Call call, ObjectNode body) {
    String name = body.path("Queue").asText("");
    if (name.isEmpty()) {
      throw Fault.of(400, "Could not create ticket. Queue not set");
    }
    Queue queue =
        world
            .findQueue(name)
            .filter(q -> q.enabled && call.may(RtRight.CREATE_TICKET, q))
            .orElseThrow(
                () -> Fault.of(403, "No permission to create tickets in the queue '" + name + "'"));
    checkStatus(queue.lifecycle, body.path("Status").asText(queue.lifecycle.onCreate()));
    return queue;
  }

  private static void checkStatus(Lifecycle lifecycle, String status) {
    if (!lifecycle.has(status)) {
      throw Fault.of(
          400, "Status '" + status + "' isn't a valid status for tickets in this queue.");
    }
    if (!lifecycle.allows("", status)) {
      throw Fault.of(400, "New tickets can not have status '" + status + "' in this queue.");
    }
  }

  Ticket create(Call call, ObjectNode body) {
    Queue queue = queue(call, body);
    JsonNode custom = body.path("CustomFields");
    if (!custom.isMissingNode() && !custom.isNull() && !custom.isObject()) {
      throw Fault.broken();
    }
    Message message = MessageBody.opening(body);
    Ticket draft = site.draft(call.actor(), queue, body.path("Subject").asText(""));
    draft.status = body.path("Status").asText(draft.status);
    start(draft, body);
    for (Map.Entry<String, JsonNode> entry : custom.properties()) {
      List<Optional<String>> values = Json.values(entry.getValue());
      world
          .findField(entry.getKey(), queue)
          .ifPresent(field -> site.custom.initial(call.actor(), draft, field, values));
    }
    site.create(call.actor(), draft, message);
    links(call, draft, body);
    return draft;
  }

  private void start(Ticket draft, ObjectNode body) {
    body.properties()
        .forEach(
            e -> {
              if (e.getValue().isValueNode() && !e.getValue().isNull()) {
                site.edits.initial(draft, e.getKey(), e.getValue().asText());
              }
            });
    draft.serviceLevel = body.path("SLA").asText(draft.serviceLevel);
    world
        .findUser(body.path("Owner").asText(""))
        .filter(u -> site.edits.moves().mayOwn(u, draft.queue))
        .ifPresent(u -> draft.owner = u.id);
    for (Role role : Role.values()) {
      if (body.hasNonNull(role.field)) {
        Json.texts(body.path(role.field))
            .forEach(
                text -> site.watchers.person(text).ifPresent(u -> draft.watchers(role).add(u.id)));
      }
    }
    if (!draft.queue.lifecycle.isInitial(draft.status)) {
      draft.stamps.put(Ticket.Stamp.STARTED, world.now());
    }
    if (draft.queue.lifecycle.isInactive(draft.status)) {
      draft.stamps.put(Ticket.Stamp.RESOLVED, world.now());
    }
  }

  private void links(Call call, Ticket ticket, ObjectNode body) {
    for (Links.Name name : Links.Name.values()) {
      if (body.hasNonNull(name.field)) {
        Json.texts(body.path(name.field))
            .forEach(value -> site.links.initial(call.actor(), ticket, name, value));
      }
    }
  }
}
