package org.incidentbridge.testkit.sim.rt;

import java.util.Optional;
import org.incidentbridge.testkit.sim.rt.Journal.Message;
import org.incidentbridge.testkit.sim.rt.Ticket.Stamp;
import org.incidentbridge.testkit.sim.rt.Transaction.Kind;

/** Comments, which stay inside, and correspondence, which goes to the requestors. */
final class Talk {

  private final World world;
  private final Journal journal;
  private final Scrips scrips;

  Talk(World world, Journal journal, Scrips scrips) {
    this.world = world;
    this.journal = journal;
    this.scrips = scrips;
  }

  /** Says something; empty if the actor may not. */
  Optional<Transaction> say(Actor actor, Ticket ticket, boolean toRequestors, Message message) {
    RtRight right = toRequestors ? RtRight.REPLY_TO_TICKET : RtRight.COMMENT_ON_TICKET;
    boolean allowed =
        world.access.may(actor, right, ticket.queue)
            || world.access.may(actor, RtRight.MODIFY_TICKET, ticket.queue);
    if (!allowed) {
      return Optional.empty();
    }
    Kind kind = Kind.of(toRequestors ? "Correspond" : "Comment");
    Transaction said = journal.say(ticket, actor.user(), kind, message);
    if (toRequestors) {
      ticket.stamps.put(Stamp.TOLD, world.now());
      scrips.corresponded(ticket, actor.user(), message);
    } else {
      scrips.commented(ticket, message);
    }
    return Optional.of(said);
  }
}
