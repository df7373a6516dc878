package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.CreateTicket;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Finds out what became of commands whose answer was lost. Everything is read from the tickets
 * themselves and never by the search, which is minutes behind.
 */
final class ZendeskSettler {

  private final ZendeskClient client;
  private final Receipts receipts;
  private final Writers writers;
  private final Doubts doubts;

  /** Who knows how each command leaves a ticket. */
  record Writers(
      CreateWrites creates,
      TicketWrites tickets,
      CommentWrites comments,
      FileWithdrawals withdrawals,
      GroupMoves moves) {}

  ZendeskSettler(ZendeskClient client, Receipts receipts, Writers writers, Doubts doubts) {
    this.client = client;
    this.receipts = receipts;
    this.writers = writers;
    this.doubts = doubts;
  }

  Outcome settle(Command command, Instant since) {
    String missing =
        command instanceof CreateTicket
            ? "Zendesk does not show a ticket with external id " + command.target().key()
            : "ticket " + command.target().ticketId() + " of Zendesk does not show what was sent";
    Outcome settled = doubts.settled(command, since, look(command), missing);
    return settled instanceof Outcome.NotApplied && command instanceof CreateTicket create
        ? writers.creates().deleted(create, since)
        : settled;
  }

  private Outcome look(Command command) {
    try {
      return found(command);
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.NOT_FOUND) {
        throw failure;
      }
      client.login().prove(); // only a good login makes an absence one
      return new Outcome.NotApplied();
    } catch (Receipts.Refusal gone) {
      return new Outcome.NotApplied();
    }
  }

  private Outcome found(Command command) {
    return switch (command) {
      case CreateTicket create -> created(create);
      case Command.UpdateFields update -> {
        TicketSnapshot now = receipts.shown(update.target().ticketId());
        yield changed(command, now, writers.tickets().stands(update, now));
      }
      case Command.ChangeStatus change -> {
        TicketSnapshot now = receipts.shown(change.target().ticketId());
        yield changed(command, now, writers.tickets().stands(change, now));
      }
      case Command.AddComment add -> said(command);
      case Command.AddAttachment add -> said(command);
      case Command.PutLink put -> said(command);
      case Command.LinkTickets link -> said(command);
      case Command.EditComment edit -> writers.comments().hidden(edit);
      case Command.WithdrawFile file -> writers.withdrawals().settle(file);
      case Command.RemoveComment remove -> new Outcome.NotApplied();
      case Command.MoveTicket move -> {
        TicketSnapshot now = receipts.shown(move.target().ticketId());
        yield changed(command, now, GroupMoves.isThere(move, now));
      }
      case Command.ShareTicket share -> new Outcome.NotApplied();
    };
  }

  private Outcome created(CreateTicket create) {
    Optional<String> id = writers.creates().find(create);
    if (id.isEmpty()) {
      client.login().prove(); // an anonymous visitor is shown an empty list
      return new Outcome.NotApplied();
    }
    return writers.creates().made(create, id.get(), List.of());
  }

  /** What somebody changed again since then was made all the same, and is no more to be written. */
  private Outcome changed(Command command, TicketSnapshot now, boolean stands) {
    List<JsonNode> newest = client.newestAudits(command.target().ticketId());
    Optional<JsonNode> audit = TicketWrites.made(command.target(), newest);
    List<Loss> losses =
        audit.map(a -> writers.tickets().losses(command, a, newest)).orElse(List.of());
    Set<String> beside =
        audit.map(a -> writers.tickets().beside(command, a, newest)).orElse(Set.of());
    return stands || audit.isPresent()
        ? Receipts.applied(Optional.empty(), now, losses, beside)
        : new Outcome.NotApplied();
  }

  private Outcome said(Command command) {
    String id = ZendeskReader.checked(command.target().ticketId());
    return writers.comments().settle(command, client.comments(id).rows());
  }
}
