package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/** Mails that were held back: no tickets, until somebody recovers them. */
final class MailRoutes {

  private static final Duration KEPT = Duration.ofDays(14);

  private final Desk desk;
  private final World world;

  MailRoutes(Desk desk) {
    this.desk = desk;
    this.world = desk.world;
  }

  SimResponse list(Call call) {
    world.suspended.values().removeIf(m -> m.at().plus(KEPT).isBefore(world.now()));
    return Answers.ok(
        Pages.of(
            call, "suspended_tickets", List.copyOf(world.suspended.values()), MailRoutes::shown));
  }

  private static ObjectNode shown(World.Suspended mail) {
    ObjectNode json = Json.object().put("id", mail.id()).put("subject", mail.subject());
    json.put("content", mail.content()).put("cause", "Detected as spam").putNull("ticket_id");
    json.putObject("author").putNull("id").put("name", mail.author()).putNull("email");
    return json.put("created_at", Json.time(mail.at()));
  }

  private World.Suspended taken(Call call) {
    return Optional.ofNullable(world.suspended.remove(call.id(0))).orElseThrow(Problem::notFound);
  }

  SimResponse recover(Call call) {
    World.Suspended mail = taken(call);
    long author = world.userNamed(mail.author()).map(u -> u.id).orElse(call.user.id);
    Change change = new Change(author, Via.of("email"));
    change.set("subject", Json.text(mail.subject()));
    String html = Markup.ofBody(mail.content(), false);
    change.say(new Comment.Draft(author, html, true, List.of()));
    Ticket made = desk.edits.create(change, world.now());
    ObjectNode body = Json.object();
    body.set("ticket", new TicketJson(world).of(made, call.root()));
    return Answers.ok(body);
  }

  SimResponse delete(Call call) {
    taken(call);
    return Answers.nothing();
  }
}
