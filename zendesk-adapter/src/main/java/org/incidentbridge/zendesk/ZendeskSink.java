package org.incidentbridge.zendesk;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.zendesk.ZendeskJson.Senseless;

/** Writes to Zendesk. */
final class ZendeskSink implements TrackerSink {

  private final ZendeskSettler.Writers writers;
  private final ZendeskSettler settler;
  private final ZendeskLikeness likeness;
  private final Doubts doubts;

  ZendeskSink(
      ZendeskSettler.Writers writers,
      ZendeskSettler settler,
      ZendeskLikeness likeness,
      Doubts doubts) {
    this.writers = writers;
    this.settler = settler;
    this.likeness = likeness;
    this.doubts = doubts;
  }

  @Override
  public Outcome apply(Command command, ContentSource contents) {
    return doubts.noted(command, guarded(() -> send(command, contents)));
  }

  private Outcome send(Command command, ContentSource contents) {
    return switch (command) {
      case Command.CreateTicket create -> writers.creates().create(create);
      case Command.UpdateFields update -> writers.tickets().update(update);
      case Command.ChangeStatus change -> writers.tickets().status(change);
      case Command.AddComment add -> writers.comments().add(add);
      case Command.AddAttachment add -> writers.comments().add(add, contents);
      case Command.PutLink put -> writers.comments().link(put);
      case Command.LinkTickets link -> writers.comments().relate(link);
      case Command.WithdrawFile file when file.way() == Command.WithdrawFile.Way.HIDE ->
          writers.withdrawals().hide(file);
      case Command.WithdrawFile file -> lacking(Capability.REMOVE_FILES);
      case Command.EditComment edit when edit.visibility() == Visibility.INTERNAL ->
          writers.comments().hide(edit);
      case Command.EditComment edit -> lacking(Capability.EDIT_COMMENTS);
      case Command.RemoveComment remove -> lacking(Capability.REMOVE_COMMENTS);
      case Command.MoveTicket move -> writers.moves().move(move);
      case Command.ShareTicket share -> lacking(Capability.SHARE_TICKETS);
    };
  }

  private static Outcome lacking(Capability capability) {
    return new Outcome.Refused(ZendeskCapabilities.lack(capability), Map.of());
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
      return refusal.outcome();
    } catch (Receipts.Unsure unsure) {
      return unsure.outcome();
    } catch (Senseless senseless) {
      return new Outcome.Unknown("Zendesk's answer makes no sense: " + senseless.getMessage());
    }
  }

  @Override
  public Likeness likeness(String field, Value written, TicketSnapshot ticket) {
    return likeness.of(field, written, ticket);
  }

  @Override
  public int cost(Command command) {
    return switch (command) {
      case Command.CreateTicket create -> 3;
      case Command.UpdateFields update -> 4;
      case Command.ChangeStatus change -> 4;
      case Command.AddComment add -> 3;
      case Command.AddAttachment add -> 4;
      case Command.PutLink put -> 4;
      case Command.LinkTickets link -> 4;
      case Command.EditComment edit -> edit.visibility() == Visibility.INTERNAL ? 4 : 0;
      case Command.WithdrawFile file -> file.way() == Command.WithdrawFile.Way.HIDE ? 4 : 0;
      case Command.RemoveComment remove -> 0;
      case Command.MoveTicket move -> 4;
      case Command.ShareTicket share -> 0;
    };
  }
}
