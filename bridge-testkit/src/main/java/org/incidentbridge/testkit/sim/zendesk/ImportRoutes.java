package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** Tickets with a past: no trigger runs, nobody gets a mail. */
final class ImportRoutes {

  private static final Set<String> TIMES =
      Set.of("created_at", "updated_at", "solved_at", "comments");

  private final Desk desk;
  private final TicketParse parse;
  private final TicketJson json;

  ImportRoutes(Desk desk, TicketParse parse) {
    this.desk = desk;
    this.parse = parse;
    this.json = new TicketJson(desk.world);
  }

  SimResponse create(Call call) {
    ObjectNode sent = (ObjectNode) call.body("ticket").deepCopy();
    Instant at = moment(sent.path("created_at"));
    JsonNode comments = sent.path("comments");
    sent.remove(List.copyOf(TIMES));
    Change change = parse.change(call, sent, false);
    change.silent = true;
    comments.forEach(comment -> said(call, comment, change));
    if (change.comments.isEmpty() && sent.path("description").asText().isBlank()) {
      throw Problem.invalid("base", "Description: cannot be blank", "BlankValue");
    }
    if (change.comments.isEmpty()) {
      change.say(description(call, sent));
    }
    Ticket made = desk.edits.create(change, at);
    made.archived =
        call.request.param("archive_immediately").filter("true"::equals).isPresent()
            && made.closed();
    ObjectNode body = Json.object();
    body.set("ticket", json.of(made, call.root()));
    return Answers.json(201, body);
  }

  private static Comment.Draft description(Call call, JsonNode sent) {
    String html = Markup.ofBody(sent.path("description").asText(), true);
    return new Comment.Draft(call.user.id, html, true, List.of());
  }

  /** Each comment by its author and at its time. */
  private void said(Call call, JsonNode comment, Change change) {
    ObjectNode holder = Json.object();
    ObjectNode kept = (ObjectNode) comment.deepCopy();
    kept.remove("created_at");
    holder.set("comment", kept);
    change.comments.addAll(parse.comments(call, holder, true));
    change.times.put(change.comments.size() - 1, moment(comment.path("created_at")));
  }

  private Instant moment(JsonNode sent) {
    if (sent.isMissingNode() || sent.isNull()) {
      return desk.world.now();
    }
    try {
      return Instant.parse(sent.asText());
    } catch (DateTimeParseException e) {
      throw Problem.invalid("created_at", "Created at: is not a valid date", "InvalidFormat");
    }
  }
}
