package org.incidentbridge.rt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.CreateTicket;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Finds out what became of commands whose answer was lost: RT loses the answer to many a write that
 * stands. Its searches show at once what was written. What they do not show may still be written,
 * as RT goes on with a request whose caller is gone.
 */
final class RtSettler {

  /** Clocks of servers go wrong by hours, where their time zone was mistaken. */
  private static final Duration MARGIN = Duration.ofDays(1);

  private final RtClient client;
  private final RtLogin login;
  private final Receipts receipts;
  private final TicketWrites tickets;
  private final MessageWrites messages;
  private final Doubts doubts;

  /** Who knows how each command leaves a ticket. */
  record Writers(TicketWrites tickets, MessageWrites messages) {}

  RtSettler(RtClient client, RtLogin login, Receipts receipts, Writers writers, Doubts doubts) {
    this.client = client;
    this.login = login;
    this.receipts = receipts;
    this.tickets = writers.tickets();
    this.messages = writers.messages();
    this.doubts = doubts;
  }

  Outcome settle(Command command, Instant since) {
    if (command instanceof CreateTicket create) {
      return doubts.settled(
          command,
          since,
          created(create, since),
          "RT does not show a ticket with marker " + command.target().key());
    }
    Optional<RtWhole> whole = whole(command.target().ticketId());
    return whole.isEmpty()
        ? new Outcome.NotApplied()
        : doubts.settled(
            command,
            since,
            look(command, whole.get()),
            "ticket " + command.target().ticketId() + " of RT does not show what was sent");
  }

  /** Empty if the ticket is no more; one that is hidden says nothing of what was written (N3). */
  private Optional<RtWhole> whole(String id) {
    try {
      return Optional.of(receipts.whole(RtReader.checked(id)));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private Outcome look(Command command, RtWhole whole) {
    return switch (command) {
      case CreateTicket create -> throw new IllegalArgumentException("no ticket yet: " + create);
      case Command.AddComment add when messages.stands(add, whole) -> messages.said(add, whole);
      case Command.AddAttachment add when messages.stands(add, whole) -> messages.said(add, whole);
      case Command.AddComment add -> new Outcome.NotApplied();
      case Command.AddAttachment add -> new Outcome.NotApplied();
      case Command.UpdateFields update -> stands(tickets.stands(update, whole), whole);
      case Command.ChangeStatus change -> stands(tickets.stands(change, whole), whole);
      case Command.PutLink put -> stands(TicketWrites.isLinked(whole.ticket(), put.link()), whole);
      case Command.LinkTickets link -> stands(TicketWrites.isRelated(whole.ticket(), link), whole);
      case Command.EditComment edit -> new Outcome.NotApplied();
      case Command.RemoveComment remove -> new Outcome.NotApplied();
      case Command.MoveTicket move -> new Outcome.NotApplied();
      case Command.ShareTicket share -> new Outcome.NotApplied();
    };
  }

  private Outcome stands(boolean applied, RtWhole whole) {
    return applied ? receipts.applied(whole) : new Outcome.NotApplied();
  }

  /** Asking for the queue proves that its tickets would be shown. */
  private Outcome created(CreateTicket command, Instant since) {
    client.execute(client.api().queue(command.project()));
    Instant from = since.isAfter(Instant.EPOCH.plus(MARGIN)) ? since.minus(MARGIN) : Instant.EPOCH;
    String creator = login.account().name();
    List<String> made =
        client.all(
            last -> RtQuery.made(command.project(), creator, from, login.zone(), last),
            "id",
            row -> row.path("id").asText());
    return made.reversed().stream()
        .map(receipts::whole)
        .filter(whole -> receipts.shown(whole).marker().equals(command.target().key().text()))
        .findFirst()
        .map(whole -> tickets.finish(command, whole))
        .orElse(new Outcome.NotApplied());
  }
}
