package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.incidentbridge.testkit.sim.SimResponse;

/** Many tickets at once, as a job whose parts succeed or fail each by itself. */
final class BulkRoutes {

  private final Desk desk;
  private final Sight sight;
  private final TicketParse parse;

  BulkRoutes(Desk desk, TicketParse parse) {
    this.desk = desk;
    this.sight = new Sight(desk.world);
    this.parse = parse;
  }

  SimResponse create(Call call) {
    JsonNode all = call.body().path("tickets");
    Call.few(all.size());
    List<Supplier<ObjectNode>> work = new ArrayList<>();
    for (JsonNode sent : all) {
      int index = work.size();
      work.add(
          () ->
              Json.object()
                  .put("index", index)
                  .put("id", TicketWrites.create(call, sent, parse, desk).id)
                  .put("account_id", 1));
    }
    return queued(call, work);
  }

  /** One change for many tickets, or one for each. */
  SimResponse update(Call call) {
    List<Supplier<ObjectNode>> work = new ArrayList<>();
    JsonNode each = call.body().path("tickets");
    Call.few(each.size());
    each.forEach(sent -> work.add(() -> updated(call, sent.path("id").asLong(), sent)));
    if (each.isEmpty()) {
      JsonNode one = call.body("ticket");
      call.ids("ids").forEach(id -> work.add(() -> updated(call, id, one)));
    }
    return queued(call, work);
  }

  private ObjectNode updated(Call call, long id, JsonNode sent) {
    Ticket ticket = sight.ticket(call, id);
    TicketParse.safe(sent, ticket);
    Change change = parse.change(call, sent, true);
    boolean usual = ticket.comments.isEmpty() || ticket.comments.getFirst().isPublic;
    change.comments.addAll(parse.comments(call, sent, usual));
    desk.edits.update(ticket, change);
    return result(id, "update", "Updated");
  }

  SimResponse destroy(Call call) {
    List<Supplier<ObjectNode>> work = new ArrayList<>();
    for (long id : call.ids("ids")) {
      work.add(
          () -> {
            desk.removals.delete(sight.ticket(call, id));
            return result(id, "delete", "Deleted");
          });
    }
    return queued(call, work);
  }

  private static ObjectNode result(long id, String action, String status) {
    return Json.object()
        .put("id", id)
        .put("action", action)
        .put("status", status)
        .put("success", true);
  }

  private SimResponse queued(Call call, List<Supplier<ObjectNode>> work) {
    return shown(call, desk.jobs.queue(work));
  }

  SimResponse status(Call call) {
    return shown(call, call.arg(0));
  }

  private SimResponse shown(Call call, String id) {
    ObjectNode body = Json.object();
    body.set("job_status", desk.jobs.status(id, call.root()));
    return Answers.ok(body);
  }
}
