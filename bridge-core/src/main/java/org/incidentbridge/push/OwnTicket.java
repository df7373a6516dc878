package org.incidentbridge.push;

import java.util.Optional;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;

/**
 * Takes from an outcome what it shows of a ticket other than the command's own, such as the one
 * into which that was merged meanwhile: nobody asked whether the bridge may tell of it (N5).
 */
final class OwnTicket {

  private OwnTicket() {}

  static Outcome of(Command command, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> new Outcome.Applied(own(command, applied.receipt()));
      case Outcome.Refused refused ->
          new Outcome.Refused(refused.message(), refused.fields(), own(command, refused.halfway()));
      case Outcome.Unknown unknown ->
          new Outcome.Unknown(
              unknown.message(),
              unknown.certainIn(),
              own(command, unknown.halfway()),
              unknown.taken());
      case Outcome.Stale stale when !isOwn(command, stale.current()) ->
          new Outcome.Deferred(
              "the tracker showed ticket %s in place of %s"
                  .formatted(stale.current().ref().id(), command.target().ticketId()),
              Optional.empty());
      case Outcome.Stale stale -> stale;
      case Outcome.NotApplied not -> new Outcome.NotApplied(own(command, not.partly()));
      case Outcome.Deferred deferred -> deferred;
    };
  }

  private static Outcome.Receipt own(Command command, Outcome.Receipt receipt) {
    return new Outcome.Receipt(
        receipt.createdId(), own(command, receipt.ticket()), receipt.losses(), receipt.beside());
  }

  private static Optional<TicketSnapshot> own(Command command, Optional<TicketSnapshot> shown) {
    return shown.filter(ticket -> isOwn(command, ticket));
  }

  /** A command that makes a ticket has no target yet. */
  private static boolean isOwn(Command command, TicketSnapshot shown) {
    Command.Target target = command.target();
    return shown.ref().tracker().equals(target.tracker())
        && (target.ticketId().isEmpty() || shown.ref().id().equals(target.ticketId()));
  }
}
