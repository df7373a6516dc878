package org.incidentbridge.zendesk;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command.MoveTicket;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Applied;
import org.incidentbridge.spi.Outcome.Receipt;
import org.incidentbridge.spi.TicketSnapshot;

/**
 * Gives tickets to other groups. What is internal stays so in every group, as only agents are in
 * them (N5).
 */
final class GroupMoves {

  private static final String GROUP = "group";

  private final TicketWrites tickets;
  private final ZendeskMetadata metadata;
  private final ZendeskSettings settings;
  private final Receipts receipts;

  GroupMoves(
      TicketWrites tickets, ZendeskMetadata metadata, ZendeskSettings settings, Receipts receipts) {
    this.tickets = tickets;
    this.metadata = metadata;
    this.settings = settings;
    this.receipts = receipts;
  }

  Outcome move(MoveTicket command) {
    return tickets.tried(command.target().ticketId(), ticket -> move(command, ticket));
  }

  private Outcome move(MoveTicket command, ZendeskTicket ticket) {
    String group = ticket.fields().getOrDefault(GROUP, Value.absent()).display();
    if (command.isGoal(group)) {
      return receipts.applied(ticket.id());
    }
    if (!command.isExpected(group)) {
      return receipts.stale(ticket.id());
    }
    Optional<String> obstacle = obstacle(command.project());
    if (obstacle.isPresent()) {
      return new Outcome.Refused(obstacle.get(), Map.of());
    }
    SortedMap<String, Value> goal = new TreeMap<>(Map.of(GROUP, Value.line(command.project())));
    Outcome outcome = tickets.send(command.target(), ticket, goal);
    return outcome instanceof Applied applied ? new Applied(told(applied.receipt())) : outcome;
  }

  private Optional<String> obstacle(String goal) {
    if (metadata.groupId(goal).isEmpty()) {
      return Optional.of("Zendesk has no group '" + goal + "'");
    }
    return settings.covers(goal)
        ? Optional.empty()
        : Optional.of(
            "group '%s' is not covered, so that the bridge would lose sight of the ticket: name it under groups, or move it by hand"
                .formatted(goal));
  }

  static boolean isThere(MoveTicket command, TicketSnapshot now) {
    return command.isGoal(now.head().project());
  }

  /** Where the group is synced as a field too, its change is nobody's. */
  private static Receipt told(Receipt receipt) {
    Set<String> beside = new TreeSet<>(receipt.beside());
    beside.add(GROUP);
    return new Receipt(receipt.createdId(), receipt.ticket(), receipt.losses(), beside);
  }
}
