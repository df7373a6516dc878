package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Mails that tell people what was said. */
final class Mailing {

  private final World world;

  Mailing(World world) {
    this.world = world;
  }

  /** Sends what a change sets off, and returns what the audit says of it. */
  List<ObjectNode> send(Ticket ticket, Change change) {
    List<ObjectNode> events = new ArrayList<>();
    for (Comment.Draft said : change.comments) {
      List<User> readers = readers(ticket, said);
      readers.forEach(
          to ->
              world.mails.add(
                  new ZendeskView.Mail(ticket.id, to.name, HtmlText.text(said.html()))));
      if (!readers.isEmpty()) {
        events.add(event(readers));
      }
    }
    return events;
  }

  /** Customers hear what is public; followers hear all; nobody hears the own words. */
  private List<User> readers(Ticket ticket, Comment.Draft said) {
    Set<Long> ids = new LinkedHashSet<>();
    ids.add(ticket.number("requester_id"));
    ticket.users.values().forEach(ids::addAll);
    ids.remove(said.author());
    return ids.stream()
        .flatMap(id -> world.user(id).stream())
        .filter(user -> !user.email.isEmpty() && (said.isPublic() || user.role.staff()))
        .toList();
  }

  private ObjectNode event(List<User> readers) {
    ObjectNode event = Json.object().put("id", world.nextId()).put("type", "Notification");
    event.set("via", Via.rule("Notify requester and CCs of comment update", 1));
    event.put("subject", "[Request received]").put("body", "{{ticket.comments_formatted}}");
    event.set("recipients", Json.numbers(readers.stream().map(u -> u.id).toList()));
    return event;
  }
}
