package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.incidentbridge.testkit.sim.SimResponse;

/** Merging, and what becomes of deleted tickets. */
final class RemovalRoutes {

  private final Desk desk;
  private final Sight sight;

  RemovalRoutes(Desk desk) {
    this.desk = desk;
    this.sight = new Sight(desk.world);
  }

  SimResponse merge(Call call) {
    Ticket target = sight.ticket(call, call.id(0));
    JsonNode sent = call.body();
    Call.few(sent.path("ids").size());
    List<Supplier<ObjectNode>> work = new ArrayList<>();
    for (long id : Json.ids(sent.path("ids"))) {
      Ticket source = sight.ticket(call, id);
      work.add(() -> merged(call, target, source, sent));
    }
    return queued(call, work);
  }

  /** Comments are internal unless both tickets are public and the call says otherwise. */
  private ObjectNode merged(Call call, Ticket target, Ticket source, JsonNode sent) {
    boolean open = target.isPublic() && source.isPublic();
    String here = "This request was closed and merged into request #" + target.id + ".";
    String there = "Request #" + source.id + " was closed and merged into this request.";
    desk.removals.merge(
        target,
        source,
        new Removals.Merge(
            call.user.id,
            sent.path("target_comment").asText(there),
            open && sent.path("target_comment_is_public").asBoolean(),
            sent.path("source_comment").asText(here),
            open && sent.path("source_comment_is_public").asBoolean()));
    return Json.object().put("id", source.id).put("action", "merge").put("success", true);
  }

  private SimResponse queued(Call call, List<Supplier<ObjectNode>> work) {
    ObjectNode body = Json.object();
    body.set("job_status", desk.jobs.status(desk.jobs.queue(work), call.root()));
    return Answers.ok(body);
  }

  SimResponse list(Call call) {
    List<Ticket> deleted =
        desk.world.tickets.values().stream().filter(t -> t.life == Ticket.Life.DELETED).toList();
    return Answers.ok(Pages.of(call, "deleted_tickets", deleted, RemovalRoutes::shown));
  }

  private static ObjectNode shown(Ticket ticket) {
    ObjectNode json = Json.object().put("id", ticket.id);
    json.set("subject", ticket.field("subject"));
    return json.put("deleted_at", Json.time(ticket.updated))
        .put("previous_state", ticket.text("status"));
  }

  private Ticket deleted(Call call) {
    Ticket ticket = desk.world.tickets.get(call.id(0));
    if (ticket == null || ticket.life != Ticket.Life.DELETED) {
      throw Problem.notFound();
    }
    return ticket;
  }

  SimResponse restore(Call call) {
    desk.removals.restore(deleted(call));
    return Answers.ok(Json.object());
  }

  SimResponse purge(Call call) {
    Ticket ticket = deleted(call);
    return queued(
        call,
        List.of(
            () -> {
              desk.removals.purge(ticket);
              return Json.object().put("id", ticket.id).put("success", true);
            }));
  }
}
