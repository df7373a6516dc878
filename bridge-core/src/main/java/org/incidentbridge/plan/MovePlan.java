package org.incidentbridge.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.decide.Topics;
import org.incidentbridge.decide.Wishes;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;

/**
 * Tickets that steps of the policy want in other projects. Of several wishes for one ticket the
 * last one counts.
 */
final class MovePlan {

  private final Draft draft;

  MovePlan(Draft draft) {
    this.draft = draft;
  }

  void add() {
    Map<TicketRef, Wishes.Wish> last = new LinkedHashMap<>();
    Wishes.of(draft.decision)
        .forEach(wish -> wish.ticket().ifPresent(ticket -> last.put(ticket.ref(), wish)));
    last.values().forEach(wish -> wish.ticket().ifPresent(ticket -> move(ticket, wish)));
  }

  private void move(TicketState ticket, Wishes.Wish wish) {
    String from = ticket.place().project();
    String to = wish.move().project();
    if (from.equalsIgnoreCase(to) || !draft.bridge.knows(ticket.ref().tracker())) {
      return;
    }
    String topic = Topics.step(wish.firing().key(), wish.action());
    var key = CommandKey.of("move", ticket.ref().toString(), topic);
    var target = new Target(key, ticket.ref().tracker(), ticket.ref().id());
    draft.add(
        new Command.MoveTicket(target, from, to),
        new Purpose.Move(topic),
        List.of(new Explanation.Line("project", from, to, wish.why())));
  }
}
