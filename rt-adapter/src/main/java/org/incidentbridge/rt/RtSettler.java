package org.incidentbridge.rt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  private final Look look;
  private final Departures departures;
  private final Receipts receipts;
  private final CreateWrites creates;
  private final TicketWrites tickets;
  private final MessageWrites messages;
  private final QueueMoves moves;
  private final Doubts doubts;

  /** Who knows how each command leaves a ticket. */
  record Writers(
      CreateWrites creates,
      TicketWrites tickets,
      LinkWrites links,
      StatusWrites statuses,
      MessageWrites messages,
      QueueMoves moves) {}

  /** With what it looks. */
  record Look(RtClient client, RtLogin login, Sights sights) {}

  RtSettler(Look look, Receipts receipts, Writers writers, Doubts doubts) {
    this.look = look;
    this.departures = new Departures(look.client());
    this.receipts = receipts;
    this.creates = writers.creates();
    this.tickets = writers.tickets();
    this.messages = writers.messages();
    this.moves = writers.moves();
    this.doubts = doubts;
  }

  Outcome settle(Command command, Instant since) {
    if (command instanceof CreateTicket create) {
      return created(create, since);
    }
    Optional<RtWhole> whole = whole(command.target().ticketId());
    return whole.isEmpty()
        ? new Outcome.NotApplied()
        : doubts.settled(
            command,
            since,
            look(command, whole.get(), from(since)),
            "ticket " + command.target().ticketId() + " of RT does not show what was sent");
  }

  private static Instant from(Instant since) {
    return since.isAfter(Instant.EPOCH.plus(MARGIN)) ? since.minus(MARGIN) : Instant.EPOCH;
  }

  /** Empty if the ticket is no more; one that is hidden says nothing of what was written (N3). */
  private Optional<RtWhole> whole(String id) {
    try {
      return Optional.of(receipts.wherever(RtReader.checked(id)));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** What a merged ticket was given but for messages is not to be found any more. */
  private Outcome look(Command command, RtWhole whole, Instant from) {
    boolean isMessage =
        command instanceof Command.AddComment || command instanceof Command.AddAttachment;
    if (!isMessage && !whole.ticket().id().equals(command.target().ticketId())) {
      return new Outcome.NotApplied();
    }
    return switch (command) {
      case CreateTicket create -> throw new IllegalArgumentException("no ticket yet: " + create);
      case Command.AddComment add ->
          messages.said(add, whole, from).orElse(new Outcome.NotApplied());
      case Command.AddAttachment add ->
          messages.said(add, whole, from).orElse(new Outcome.NotApplied());
      case Command.UpdateFields update -> stands(tickets.stands(update, whole), whole);
      case Command.ChangeStatus change -> stands(tickets.stands(change, whole), whole);
      case Command.PutLink put -> stands(LinkWrites.isAsWanted(whole.ticket(), put.link()), whole);
      case Command.LinkTickets link -> stands(LinkWrites.isRelated(whole.ticket(), link), whole);
      case Command.EditComment edit -> new Outcome.NotApplied();
      case Command.WithdrawFile file -> new Outcome.NotApplied();
      case Command.RemoveComment remove -> new Outcome.NotApplied();
      case Command.MoveTicket move when QueueMoves.isThere(move, whole) -> moves.arrived(whole);
      case Command.MoveTicket move -> new Outcome.NotApplied();
      case Command.ShareTicket share -> new Outcome.NotApplied();
    };
  }

  private Outcome stands(boolean applied, RtWhole whole) {
    return applied ? receipts.applied(whole) : new Outcome.NotApplied();
  }

  /**
   * A ticket that is deleted or merged meanwhile was made all the same (N3). What is not there
   * counts only if nothing could be on its way any more when the search for it began.
   */
  private Outcome created(CreateTicket command, Instant since) {
    Duration left = doubts.left(command.target().key(), since);
    Instant from = from(since);
    Optional<Outcome> found = shown(command, from);
    if (found.isPresent()) {
      return found.get();
    }
    if (left.isPositive()) {
      return new Outcome.Unknown(
          "RT does not show a ticket with marker %s; it may still be on its way"
              .formatted(command.target().key()),
          Optional.of(left));
    }
    return moved(command, from)
        .or(
            () ->
                departures.allSince(from).stream()
                    .flatMap(id -> departed(command, id).stream())
                    .findFirst())
        .orElse(new Outcome.NotApplied());
  }

  private Optional<Outcome> shown(CreateTicket command, Instant from) {
    List<String> made = made(RtQuery.of(command.project()), from);
    if (made.isEmpty()) {
      look.sights().require(command.project(), from);
    }
    return among(made, command);
  }

  /** Somebody may have moved it to another queue at once, and be it to one that is not covered. */
  private Optional<Outcome> moved(CreateTicket command, Instant from) {
    String outside = RtQuery.outside(command.project());
    String linked = RtQuery.linked(outside, command.link().url().toString());
    return among(made(linked, from), command)
        .or(() -> unlinked(command, made(outside, from), from));
  }

  private Optional<Outcome> unlinked(CreateTicket command, List<String> among, Instant from) {
    List<String> made = new ArrayList<>(among);
    if (!made.isEmpty()) {
      made.retainAll(departures.moved(from));
    }
    return among(made, command);
  }

  private List<String> made(String among, Instant from) {
    String creator = look.login().account().name();
    return look.client()
        .all(
            last -> RtQuery.made(among, creator, from, look.login().zone(), last),
            "id",
            row -> row.path("id").asText());
  }

  private Optional<Outcome> among(List<String> made, CreateTicket command) {
    return made.reversed().stream()
        .map(receipts::wherever)
        .filter(whole -> creates.isMade(command, whole))
        .findFirst()
        .map(whole -> creates.finish(command, whole));
  }

  private Optional<Outcome> departed(CreateTicket command, String id) {
    return ticket(id)
        .flatMap(now -> now.id().equals(id) ? deleted(command, now) : merged(command, id, now));
  }

  private Optional<RtTicket> ticket(String id) {
    try {
      return Optional.of(look.client().ticket(RtReader.checked(id)));
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND || failure.kind() == Kind.PERMISSION) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** It is told as it was before, so that being deleted is what happened to it next. */
  private Optional<Outcome> deleted(CreateTicket command, RtTicket now) {
    if (!now.isDeleted() || !look.login().isOwn(RtPerson.of(now.json().path("Creator")))) {
      return Optional.empty();
    }
    RtWhole whole = look.client().whole(now);
    String before =
        whole.history().reversed().stream()
            .map(RtTransaction::change)
            .filter(change -> change.field().equals("Status") && change.to().equals("deleted"))
            .map(RtTransaction.Raw::from)
            .findFirst()
            .orElse(now.status());
    return creates.isMade(command, whole)
        ? Optional.of(creates.finish(command, whole.of(now.withStatus(before))))
        : Optional.empty();
  }

  /**
   * What the other ticket shows is not what this one was, and is not told as such (N5): a person is
   * to look.
   */
  private Optional<Outcome> merged(CreateTicket command, String id, RtTicket into) {
    RtWhole whole = look.client().whole(into);
    boolean made =
        whole.history().stream()
            .filter(done -> done.isCreateOf(id) && look.login().isOwn(done.creator()))
            .anyMatch(
                done ->
                    RtMark.in(whole.text(done))
                        .map(mark -> mark.isOf(command.target().key()))
                        .orElse(LinkWrites.isLinked(into, command.link())));
    return made
        ? Optional.of(
            new Outcome.Unknown(
                "ticket %s was made and then merged into %s, so that it is not made again"
                    .formatted(id, into.id())))
        : Optional.empty();
  }
}
