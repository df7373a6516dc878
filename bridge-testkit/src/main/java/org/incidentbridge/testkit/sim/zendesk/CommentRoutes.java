package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.incidentbridge.testkit.sim.SimResponse;

/** Comments: read, hidden and blacked out, never edited. */
final class CommentRoutes {

  private final Desk desk;
  private final Sight sight;
  private final Sideloads sideloads;

  CommentRoutes(Desk desk) {
    this.desk = desk;
    this.sight = new Sight(desk.world);
    this.sideloads = new Sideloads(desk.world);
  }

  SimResponse list(Call call) {
    Ticket ticket = sight.ticket(call, call.id(0));
    List<Comment> all = Orders.of(call, ticket.comments);
    ObjectNode body = Pages.of(call, "comments", all, c -> AuditJson.listed(ticket, c, call));
    return Answers.ok(sideloads.people(call, body, all.stream().map(c -> c.author)));
  }

  SimResponse count(Call call) {
    ObjectNode body = Json.object();
    body.putObject("count")
        .put("value", sight.ticket(call, call.id(0)).comments.size())
        .put("refreshed_at", Json.time(desk.world.now()));
    return Answers.ok(body);
  }

  private Ticket changeable(Call call) {
    Ticket ticket = sight.ticket(call, call.id(0));
    if (ticket.closed()) {
      throw Problem.invalid("status", "Status: closed prevents ticket update", "StatusClosed");
    }
    return ticket;
  }

  SimResponse hide(Call call) {
    Ticket ticket = changeable(call);
    desk.removals.hide(ticket, Sight.comment(ticket, call.id(1)), call.user.id);
    return Answers.ok(Json.object());
  }

  SimResponse redact(Call call) {
    Ticket ticket = changeable(call);
    Comment comment = Sight.comment(ticket, call.id(1));
    String words = call.body().path("text").asText();
    if (words.isEmpty() || !comment.html.contains(HtmlText.escaped(words))) {
      throw Problem.invalid("text", "Text: was not found in the comment", "InvalidValue");
    }
    desk.removals.redact(ticket, comment, words, call.user.id);
    ObjectNode body = Json.object();
    body.set("comment", AuditJson.comment(ticket, comment, call.root()));
    return Answers.ok(body);
  }

  SimResponse redactFile(Call call) {
    Ticket ticket = changeable(call);
    StoredFile file =
        Sight.comment(ticket, call.id(1)).files.stream()
            .filter(f -> f.id == call.id(2))
            .findFirst()
            .orElseThrow(Problem::notFound);
    desk.removals.redact(ticket, file, call.user.id);
    ObjectNode body = Json.object();
    body.set("attachment", AuditJson.file(file, call.root()));
    return Answers.ok(body);
  }
}
