package org.incidentbridge.rt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.spi.Command.ChangeStatus;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.Outcome;

/**
 * Brings tickets to a status, over several steps where the lifecycle wants that. The status goes
 * alone, so that nothing else is done where it is refused. A way that was broken off is gone on
 * with: a status which the bridge itself set on the way is nobody's (N4, N7).
 */
final class StatusWrites {

  static final String STATUS = "Status";

  private final RtClient client;
  private final Lifecycles lifecycles;
  private final TicketWrites tickets;
  private final Receipts receipts;

  StatusWrites(RtClient client, Lifecycles lifecycles, TicketWrites tickets, Receipts receipts) {
    this.client = client;
    this.lifecycles = lifecycles;
    this.tickets = tickets;
    this.receipts = receipts;
  }

  Outcome status(ChangeStatus command) {
    return Attempts.anew(() -> once(command));
  }

  private Outcome once(ChangeStatus command) {
    RtTicket ticket = receipts.forWriting(command.target().ticketId());
    String now = ticket.status();
    if (now.equals(command.status())) {
      return tickets.put(ticket, command.with());
    }
    if (!now.equals(command.expected()) && !isOnOwnWay(command, ticket)) {
      return receipts.stale(ticket);
    }
    Optional<Outcome> unfit = tickets.refusal(ticket, command.with());
    if (unfit.isPresent()) {
      return unfit.get();
    }
    List<String> way = lifecycles.way(ticket.lifecycle(), now, command.status());
    if (way.isEmpty()) {
      return noWay(command, ticket);
    }
    tickets.intend(command, ticket);
    return walk(command, ticket, way);
  }

  /** Whether the ticket stands where the bridge alone brought it, between two steps. */
  private boolean isOnOwnWay(ChangeStatus command, RtTicket ticket) {
    List<String> way = lifecycles.way(ticket.lifecycle(), command.expected(), command.status());
    return way.contains(ticket.status()) && isOwn(command.expected(), ticket);
  }

  private boolean isOwn(String expected, RtTicket ticket) {
    String at = ticket.status();
    List<HistoryEntry> entries = receipts.shown(client.whole(ticket)).history();
    for (HistoryEntry entry : entries.reversed()) {
      HistoryEntry.Change change = entry.change();
      if (change.field().equals(STATUS)) {
        if (!entry.own() || !change.to().display().equals(at)) {
          return false;
        }
        at = change.from().display();
        if (at.equals(expected)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Outcome noWay(ChangeStatus command, RtTicket ticket) {
    return new Outcome.Refused(
        "the lifecycle %s, as it stands under lifecycles, has no way from '%s' to '%s'"
            .formatted(ticket.lifecycle(), ticket.status(), command.status()),
        Map.of());
  }

  /** What fails after the first step is not known to have done nothing. */
  private Outcome walk(ChangeStatus command, RtTicket ticket, List<String> way) {
    String step = way.getFirst();
    List<String> said = client.update(ticket, RtQuery.JSON.createObjectNode().put(STATUS, step));
    return Receipts.afterWrite(() -> reached(command, ticket, way, said));
  }

  private Outcome reached(
      ChangeStatus command, RtTicket before, List<String> way, List<String> said) {
    RtTicket after = receipts.own(before.id());
    if (!after.status().equals(way.getFirst())) {
      return refused(command, before, way.getFirst(), said);
    }
    if (way.size() > 1) {
      return walk(command, after, way.subList(1, way.size()));
    }
    if (!command.with().isEmpty()) {
      return tickets.put(after, command.with());
    }
    RtWhole whole = client.whole(after);
    return receipts.applied(
        Optional.empty(), whole, List.of(), receipts.beside(whole, before.etag(), Set.of(STATUS)));
  }

  private Outcome refused(ChangeStatus command, RtTicket at, String step, List<String> said) {
    RtWhole whole = receipts.whole(at.id());
    boolean moved = !whole.ticket().status().equals(command.expected());
    return new Outcome.Refused(
        "RT does not bring the ticket from '%s' to '%s': %s%s"
            .formatted(
                at.status(),
                step,
                String.join("; ", said),
                moved ? "; it now stands at '" + whole.ticket().status() + "'" : ""),
        Map.of(),
        moved ? Optional.of(receipts.shown(whole)) : Optional.empty());
  }
}
