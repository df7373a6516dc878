package org.incidentbridge.testkit.sim.rt;

import java.util.List;
import java.util.Optional;

/** What a caller may see of a ticket's history. */
final class Sight {

  private final World world;

  Sight(World world) {
    this.world = world;
  }

  boolean shows(User user, Transaction transaction) {
    Optional<Ticket> ticket = world.ticket(transaction.ticket());
    return ticket.filter(t -> shows(user, t.queue, transaction)).isPresent();
  }

  private boolean shows(User user, Queue queue, Transaction transaction) {
    if (!may(user, RtRight.SHOW_TICKET, queue)) {
      return false;
    }
    if (transaction.isInternal() && !may(user, RtRight.SHOW_TICKET_COMMENTS, queue)) {
      return false;
    }
    if (transaction.isMail() && !may(user, RtRight.SHOW_OUTGOING_EMAIL, queue)) {
      return false;
    }
    return !transaction.kind().type().equals("CustomField")
        || may(user, RtRight.SEE_CUSTOM_FIELD, queue);
  }

  private boolean may(User user, RtRight right, Queue queue) {
    return world.access.may(user, right, queue);
  }

  List<Transaction> history(User user, Ticket ticket) {
    return world.history(ticket).stream().filter(t -> shows(user, t)).toList();
  }

  /** The tag of a ticket: the newest transaction that this reader may see. */
  String etag(User user, Ticket ticket) {
    int newest = history(user, ticket).stream().mapToInt(Transaction::id).max().orElse(0);
    return "\"" + newest + "\"";
  }
}
