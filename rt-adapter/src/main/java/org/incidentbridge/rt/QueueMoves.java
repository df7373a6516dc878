package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command.MoveTicket;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Moves tickets between covered queues: who reads comments in another one, nobody has told the
 * bridge (N5). RT drops an owner who has no rights there and shows no fields that are not applied
 * there, both without a word.
 */
final class QueueMoves {

  private final RtClient client;
  private final RtSettings settings;
  private final Receipts receipts;

  QueueMoves(RtClient client, RtSettings settings, Receipts receipts) {
    this.client = client;
    this.settings = settings;
    this.receipts = receipts;
  }

  Outcome move(MoveTicket command) {
    return Attempts.anew(() -> moveOnce(command));
  }

  private Outcome moveOnce(MoveTicket command) {
    RtTicket ticket = receipts.forWriting(command.target().ticketId());
    if (command.isGoal(ticket.queue())) {
      return receipts.applied(client.whole(ticket));
    }
    if (!command.isExpected(ticket.queue())) {
      return receipts.stale(ticket);
    }
    JsonNode goal = goal(command);
    obstacle(ticket, goal)
        .ifPresent(
            why -> {
              throw new Receipts.Refusal(why);
            });
    var body = RtQuery.JSON.createObjectNode().put("Queue", goal.path("Name").asText());
    List<String> said = client.execute(client.api().update(ticket.id(), ticket.quotedTag(), body));
    return Receipts.afterWrite(() -> arrived(command, ticket, said));
  }

  private JsonNode goal(MoveTicket command) {
    String name = command.project();
    if (settings.queues().stream().noneMatch(name::equalsIgnoreCase)) {
      throw new Receipts.Refusal(
          "queue '%s' is not covered, so that the bridge would lose sight of the ticket, and does not know who reads comments there: name it under queues, or move it by hand"
              .formatted(name));
    }
    try {
      return client.execute(client.api().queue(name));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.PERMISSION || failure.kind() == Kind.NOT_FOUND) {
        throw new Receipts.Refusal("RT has no queue '" + name + "' that the bridge's user sees");
      }
      throw failure;
    }
  }

  private Optional<String> obstacle(RtTicket ticket, JsonNode goal) {
    String name = goal.path("Name").asText("");
    if (!QueueCheck.offers(goal, "create")) {
      return Optional.of("the bridge's user lacks the right CreateTicket in queue '" + name + "'");
    }
    return settings
        .marks()
        .field()
        .filter(field -> ticket.custom(field).filter(c -> !c.values().isEmpty()).isPresent())
        .filter(field -> !MarkFields.isApplied(field, goal))
        .map(
            field ->
                "the custom field '%s', in which the bridge's mark stands, is not applied to queue '%s': apply it there"
                    .formatted(field, name));
  }

  private Outcome arrived(MoveTicket command, RtTicket before, List<String> said) {
    RtWhole whole = receipts.whole(before.id());
    if (!isThere(command, whole)) {
      return new Outcome.Refused(
          "RT did not move the ticket to queue '%s': %s"
              .formatted(command.project(), String.join("; ", said)),
          Map.of());
    }
    return arrived(whole, hidden(before, whole.ticket()));
  }

  static boolean isThere(MoveTicket command, RtWhole whole) {
    return command.isGoal(whole.ticket().queue());
  }

  /** The same where what it showed before is not known any more. */
  Outcome arrived(RtWhole whole) {
    return arrived(whole, List.of());
  }

  private Outcome arrived(RtWhole whole, List<Loss> hidden) {
    TicketSnapshot shown = receipts.shown(whole);
    Optional<HistoryEntry> move =
        shown.history().reversed().stream()
            .filter(e -> e.own() && e.change().field().equals(HistoryEntry.PROJECT))
            .findFirst();
    List<Loss> losses = new ArrayList<>(hidden);
    move.flatMap(m -> dropped(shown, m)).ifPresent(losses::add);
    Set<String> beside =
        move.map(m -> receipts.beside(whole, number(m), Set.of())).orElse(Set.of());
    return receipts.applied(Optional.empty(), whole, losses, beside);
  }

  private static Optional<Loss> dropped(TicketSnapshot shown, HistoryEntry move) {
    return shown.history().stream()
        .filter(e -> number(e) > number(move) && e.own())
        .map(HistoryEntry::change)
        .filter(c -> c.field().equals(RtTranslator.OWNER) && c.to().isAbsent())
        .filter(c -> shown.field(RtTranslator.OWNER).isAbsent())
        .map(c -> loss(RtTranslator.OWNER, c.from(), "may not own tickets in queue", shown))
        .findFirst();
  }

  private static List<Loss> hidden(RtTicket before, RtTicket after) {
    return before.customs().stream()
        .filter(custom -> !custom.values().isEmpty() && !shows(after, custom))
        .map(
            custom ->
                new Loss(
                    RtTranslator.CUSTOM + custom.name(),
                    "'%s' is no longer shown: the field is not applied to queue '%s'"
                        .formatted(String.join(", ", custom.values()), after.queue())))
        .toList();
  }

  private static boolean shows(RtTicket ticket, RtTicket.Custom custom) {
    return ticket.customs().stream().anyMatch(other -> other.id().equals(custom.id()));
  }

  private static Loss loss(String field, Value value, String why, TicketSnapshot shown) {
    return new Loss(field, "%s %s '%s'".formatted(value.display(), why, shown.head().project()));
  }

  private static long number(HistoryEntry entry) {
    return Long.parseLong(entry.id());
  }
}
