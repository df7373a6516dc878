package org.incidentbridge.testkit.fake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.Said;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Receipt;
import org.incidentbridge.spi.TrackerException;

/**
 * Tells by what a {@link FakeTracker} shows whether a command took effect, as real trackers let it
 * be told: by marks on what was made, and for all else by whether it stands as it was sent.
 */
final class FakeSettler {

  private final FakeTracker tracker;

  FakeSettler(FakeTracker tracker) {
    this.tracker = tracker;
  }

  Outcome settle(Command command, Set<String> others) {
    return made(command, others)
        .<Outcome>map(Outcome.Applied::new)
        .orElseGet(Outcome.NotApplied::new);
  }

  private Optional<Receipt> made(Command command, Set<String> others) {
    if (command instanceof Command.CreateTicket create) {
      return tracker.tickets.values().stream()
          .filter(t -> t.marker.equals(create.target().key().text()))
          .findFirst()
          .map(t -> receipt(t, t.id));
    }
    Optional<FakeTicket> here =
        Optional.ofNullable(tracker.tickets.get(command.target().ticketId()));
    if (here.filter(t -> !t.visible).isPresent()) {
      throw new TrackerException(
          TrackerException.Kind.NOT_FOUND, tracker.id + " shows no such ticket");
    }
    return here.flatMap(t -> made(t, command, others).map(id -> receipt(t, id)));
  }

  /** The id of what was made, empty if that has none. */
  private static Optional<String> made(FakeTicket ticket, Command command, Set<String> others) {
    return switch (command) {
      case Command.CreateTicket c -> Optional.empty();
      case Command.AddComment c ->
          ticket.comments.stream()
              .filter(x -> x.marker().equals(c.target().key().text()))
              .map(Comment::id)
              .findFirst();
      case Command.AddAttachment a -> file(ticket, a, others);
      case Command.UpdateFields u -> when(u.writes().stream().allMatch(w -> stands(ticket, w)));
      case Command.ChangeStatus s -> when(stands(ticket, s));
      case Command.EditComment e -> when(ticket.comments.stream().anyMatch(x -> stands(x, e)));
      case Command.RemoveComment r ->
          when(ticket.comments.stream().noneMatch(x -> x.id().equals(r.commentId())));
      case Command.WithdrawFile w ->
          when(
              ticket.attachments.stream()
                  .filter(a -> a.id().equals(w.attachmentId()))
                  .allMatch(
                      a ->
                          w.way() == Command.WithdrawFile.Way.HIDE
                              && a.visibility() == Visibility.INTERNAL));
      case Command.PutLink p -> when(p.link().equals(ticket.backLinks.get(p.link().globalId())));
      case Command.LinkTickets l -> when(ticket.links.contains(l.link()));
      case Command.MoveTicket m -> when(m.isGoal(ticket.project));
      case Command.ShareTicket s -> when(ticket.onlookers.contains(s.with().name()));
    };
  }

  private static Optional<String> file(
      FakeTicket ticket, Command.AddAttachment add, Set<String> others) {
    return ticket.attachments.stream()
        .filter(x -> x.name().equals(add.file().name()))
        .filter(x -> !others.contains(x.id()))
        .filter(x -> x.maker() == Attachment.Maker.BRIDGE)
        .map(Attachment::id)
        .findFirst();
  }

  private static boolean stands(FakeTicket ticket, Command.FieldWrite write) {
    return FakeSink.value(ticket, write.field())
        .equals(FakeSink.held(write.field(), write.value()));
  }

  private static boolean stands(FakeTicket ticket, Command.ChangeStatus change) {
    return FakeSink.value(ticket, "status").display().equals(change.status())
        && change.with().entrySet().stream()
            .allMatch(e -> FakeSink.value(ticket, e.getKey()).equals(e.getValue()));
  }

  private static boolean stands(Comment comment, Command.EditComment edit) {
    return comment.id().equals(edit.commentId())
        && Said.by(comment).equals(new Said(edit.body(), edit.visibility()));
  }

  private static Optional<String> when(boolean made) {
    return made ? Optional.of("") : Optional.empty();
  }

  private Receipt receipt(FakeTicket ticket, String id) {
    Optional<String> created = id.isEmpty() ? Optional.empty() : Optional.of(id);
    return new Receipt(created, Optional.of(ticket.told(tracker)), List.of());
  }
}
