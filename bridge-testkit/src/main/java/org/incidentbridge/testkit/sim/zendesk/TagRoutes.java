package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.incidentbridge.testkit.sim.SimResponse;

/** A ticket's tags as a resource of their own. */
final class TagRoutes {

  private final Desk desk;
  private final Sight sight;
  private final Throttle throttle;

  TagRoutes(Desk desk, Throttle throttle) {
    this.desk = desk;
    this.sight = new Sight(desk.world);
    this.throttle = throttle;
  }

  SimResponse list(Call call) {
    return shown(200, sight.ticket(call, call.id(0)));
  }

  private static SimResponse shown(int status, Ticket ticket) {
    ObjectNode body = Json.object();
    body.set("tags", Json.texts(ticket.tags));
    return Answers.json(status, body);
  }

  SimResponse add(Call call) {
    return shown(200, changed(call, (change, tags) -> change.moreTags.addAll(tags)));
  }

  SimResponse set(Call call) {
    return shown(201, changed(call, (change, tags) -> change.tags = Optional.of(tags)));
  }

  SimResponse remove(Call call) {
    return shown(200, changed(call, (change, tags) -> change.lessTags.addAll(tags)));
  }

  private Ticket changed(Call call, BiConsumer<Change, Set<String>> how) {
    throttle.update(call.user.id, call.id(0));
    Ticket ticket = sight.ticket(call, call.id(0));
    JsonNode sent = call.body();
    TicketParse.safe(sent, ticket);
    Change change = new Change(call.user.id, Via.of("api"));
    how.accept(change, TicketParse.words(sent.path("tags")));
    desk.edits.update(ticket, change);
    return ticket;
  }
}
