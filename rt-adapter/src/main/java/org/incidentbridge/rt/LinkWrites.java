package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;

/** Links tickets with each other, and with where an incident's other tickets are. */
final class LinkWrites {

  private final RtClient client;
  private final Receipts receipts;

  LinkWrites(RtClient client, Receipts receipts) {
    this.client = client;
    this.receipts = receipts;
  }

  Outcome link(Command.PutLink command) {
    return Attempts.anew(() -> linkOnce(command));
  }

  private Outcome linkOnce(Command.PutLink command) {
    RtTicket ticket = receipts.forWriting(command.target().ticketId());
    ObjectNode body = RtQuery.JSON.createObjectNode();
    if (!isLinked(ticket, command.link())) {
      body.put("AddRefersTo", command.link().url().toString());
    }
    former(ticket, command.link()).ifPresent(old -> body.put("DeleteRefersTo", old));
    if (!body.isEmpty()) {
      client.update(ticket, body);
    }
    return Receipts.afterWrite(
        () -> {
          RtWhole whole = receipts.whole(ticket.id());
          return isAsWanted(whole.ticket(), command.link())
              ? receipts.applied(whole)
              : new Outcome.Refused("RT did not take a link to " + command.link().url(), Map.of());
        });
  }

  /** The link to where the other ticket was, if it stands. */
  private static Optional<String> former(RtTicket ticket, Command.BackLink link) {
    return link.former()
        .map(URI::toString)
        .filter(old -> ticket.links().stream().anyMatch(l -> l.refersTo(old)));
  }

  /** Whether a link leads to where the other ticket is, and none to where it was. */
  static boolean isAsWanted(RtTicket ticket, Command.BackLink link) {
    return isLinked(ticket, link) && former(ticket, link).isEmpty();
  }

  static boolean isLinked(RtTicket ticket, Command.BackLink link) {
    return ticket.links().stream().anyMatch(l -> l.address().equals(link.url().toString()));
  }

  Outcome relate(Command.LinkTickets command) {
    return Attempts.anew(() -> relateOnce(command));
  }

  private Outcome relateOnce(Command.LinkTickets command) {
    RtTicket ticket = receipts.forWriting(command.target().ticketId());
    String other = RtReader.checked(command.link().otherId());
    if (!isRelated(ticket, command)) {
      client.update(
          ticket, RtQuery.JSON.createObjectNode().put(RtLink.adding(command.link().kind()), other));
    }
    return Receipts.afterWrite(
        () -> {
          RtWhole whole = receipts.whole(ticket.id());
          return isRelated(whole.ticket(), command)
              ? receipts.applied(whole)
              : new Outcome.Refused("RT did not take a link to ticket " + other, Map.of());
        });
  }

  static boolean isRelated(RtTicket ticket, Command.LinkTickets command) {
    return ticket.links().stream()
        .flatMap(link -> link.relation().stream())
        .anyMatch(
            relation ->
                relation.otherId().equals(command.link().otherId())
                    && relation.kind() == RtLink.shown(command.link().kind()));
  }
}
