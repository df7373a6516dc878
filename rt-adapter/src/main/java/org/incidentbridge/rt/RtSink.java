package org.incidentbridge.rt;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerSink;

/** Writes to RT, which itself lets one change at a time at a ticket. */
final class RtSink implements TrackerSink {

  private final CreateWrites creates;
  private final TicketWrites tickets;
  private final LinkWrites links;
  private final MessageWrites messages;
  private final StatusWrites statuses;
  private final QueueMoves moves;
  private final RtSettler settler;
  private final Doubts doubts;

  RtSink(RtSettler.Writers writers, RtSettler settler, Doubts doubts) {
    this.creates = writers.creates();
    this.tickets = writers.tickets();
    this.links = writers.links();
    this.messages = writers.messages();
    this.statuses = writers.statuses();
    this.moves = writers.moves();
    this.settler = settler;
    this.doubts = doubts;
  }

  @Override
  public Outcome apply(Command command, ContentSource contents) {
    return doubts.noted(command, guarded(() -> send(command, contents)));
  }

  private Outcome send(Command command, ContentSource contents) {
    return switch (command) {
      case Command.CreateTicket create -> creates.create(create);
      case Command.UpdateFields update -> tickets.update(update);
      case Command.ChangeStatus change -> statuses.status(change);
      case Command.AddComment add -> messages.add(add);
      case Command.AddAttachment add -> messages.add(add, contents);
      case Command.PutLink put -> links.link(put);
      case Command.LinkTickets link -> links.relate(link);
      case Command.EditComment edit -> lacking(Capability.EDIT_COMMENTS);
      case Command.WithdrawFile file ->
          lacking(
              file.way() == Command.WithdrawFile.Way.REMOVE
                  ? Capability.REMOVE_FILES
                  : Capability.HIDE_FILES);
      case Command.RemoveComment remove -> lacking(Capability.REMOVE_COMMENTS);
      case Command.MoveTicket move -> moves.move(move);
      case Command.ShareTicket share -> lacking(Capability.SHARE_TICKETS);
    };
  }

  private static Outcome lacking(Capability capability) {
    return new Outcome.Refused(RtCapabilities.lack(capability), Map.of());
  }

  @Override
  public Outcome settle(Command command, Instant since) {
    return switch (guarded(() -> CallFailure.unlessDown(() -> settler.settle(command, since)))) {
      case Outcome.Refused refused -> new Outcome.Unknown(refused.message());
      case Outcome.Deferred deferred -> new Outcome.Unknown(deferred.message());
      case Outcome known -> known;
    };
  }

  private static Outcome guarded(Supplier<Outcome> work) {
    try {
      return work.get();
    } catch (CallFailure failure) {
      return failure.toOutcomeUnlessDown();
    } catch (Receipts.Refusal refusal) {
      return new Outcome.Refused(String.valueOf(refusal.getMessage()), Map.of());
    } catch (RtTicket.Unreadable senseless) {
      return new Outcome.Unknown("RT's answer makes no sense: " + senseless.getMessage());
    }
  }

  @Override
  public Likeness likeness(String field, Value written, TicketSnapshot ticket) {
    return RtLikeness.of(field, written, ticket);
  }

  @Override
  public int cost(Command command) {
    return switch (command) {
      case Command.CreateTicket create -> 5;
      case Command.UpdateFields update -> 5;
      case Command.ChangeStatus change -> 5;
      case Command.AddComment add -> 6;
      case Command.AddAttachment add -> 6;
      case Command.PutLink put -> 5;
      case Command.LinkTickets link -> 5;
      case Command.EditComment edit -> 0;
      case Command.WithdrawFile file -> 0;
      case Command.RemoveComment remove -> 0;
      case Command.MoveTicket move -> 6;
      case Command.ShareTicket share -> 0;
    };
  }
}
