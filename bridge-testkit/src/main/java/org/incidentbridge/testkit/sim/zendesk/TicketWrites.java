package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/** Creates, changes and deletes tickets. */
final class TicketWrites {

  private final Desk desk;
  private final World world;
  private final Sight sight;
  private final TicketParse parse;
  private final Throttle throttle;
  private final Idempotency idempotency;
  private final TicketJson json;

  TicketWrites(Desk desk, TicketParse parse, Throttle throttle) {
    this.desk = desk;
    this.world = desk.world;
    this.sight = new Sight(world);
    this.parse = parse;
    this.throttle = throttle;
    this.idempotency = new Idempotency(world);
    this.json = new TicketJson(world);
  }

  SimResponse create(Call call) {
    return idempotency.once(
        call,
        () -> {
          Ticket made = create(call, call.body("ticket"), parse, desk);
          ObjectNode body = Json.object();
          body.set("ticket", json.of(made, call.root()));
          body.set("audit", AuditJson.audit(made, made.audits.getFirst(), call.root()));
          return Answers.json(201, body)
              .with("Location", call.root() + "/api/v2/tickets/" + made.id + ".json");
        });
  }

  /** Makes a ticket as sent, the follow-up of a closed one too. */
  static Ticket create(Call call, JsonNode sent, TicketParse parse, Desk desk) {
    Change change = parse.change(call, sent, false);
    change.comments.addAll(parse.comments(call, sent, true));
    if (change.comments.isEmpty() && !sent.path("description").asText().isBlank()) {
      String html = Markup.ofBody(sent.path("description").asText(), true);
      long author = change.fields.getOrDefault("requester_id", Json.number(call.user.id)).asLong();
      change.say(new Comment.Draft(author, html, true, java.util.List.of()));
    }
    if (change.comments.isEmpty()) {
      throw Problem.invalid("base", "Description: cannot be blank", "BlankValue");
    }
    Optional<Ticket> source = followed(sent, desk.world);
    source.ifPresent(from -> change.via = Via.ticket("api", from, "follow_up"));
    Ticket made = desk.edits.create(change, desk.world.now());
    source.ifPresent(
        from -> {
          from.followups.add(made.id);
          desk.edits.touch(from);
        });
    return made;
  }

  private static Optional<Ticket> followed(JsonNode sent, World world) {
    if (!sent.hasNonNull("via_followup_source_id")) {
      return Optional.empty();
    }
    Ticket source = world.tickets.get(sent.path("via_followup_source_id").asLong());
    if (source == null || !source.live() || !source.closed()) {
      throw Problem.invalid(
          "via_followup_source_id", "Followup source: must be a closed ticket", "InvalidValue");
    }
    return Optional.of(source);
  }

  SimResponse update(Call call) {
    Throttle.Left left = throttle.update(call.user.id, call.id(0));
    Ticket ticket = sight.ticket(call, call.id(0));
    JsonNode sent = call.body("ticket");
    TicketParse.safe(sent, ticket);
    Audit audit = update(call, ticket, sent, parse, desk);
    ObjectNode body = Json.object();
    body.set("ticket", json.of(ticket, call.root()));
    body.set("audit", AuditJson.audit(ticket, audit, call.root()));
    return Answers.ok(body).with("zendesk-rate-limit-tickets-update", left.text());
  }

  private static Audit update(
      Call call, Ticket ticket, JsonNode sent, TicketParse parse, Desk desk) {
    Change change = parse.change(call, sent, false);
    boolean usual = ticket.comments.isEmpty() || ticket.comments.getFirst().isPublic;
    change.comments.addAll(parse.comments(call, sent, usual));
    return desk.edits.update(ticket, change);
  }

  SimResponse delete(Call call) {
    desk.removals.delete(sight.ticket(call, call.id(0)));
    return Answers.nothing();
  }
}
