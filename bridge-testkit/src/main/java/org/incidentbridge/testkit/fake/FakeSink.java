package org.incidentbridge.testkit.fake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.Outcome.Receipt;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSink;

/** Writes to a {@link FakeTracker}, with the accidents it is told to have. */
final class FakeSink implements TrackerSink {

  private final FakeTracker tracker;
  private final FakeSettler settler;

  FakeSink(FakeTracker tracker) {
    this.tracker = tracker;
    this.settler = new FakeSettler(tracker);
  }

  @Override
  public Outcome apply(Command command, ContentSource contents) {
    if (command instanceof Command.AddAttachment add) {
      try (InputStream content = contents.open(add.source(), add.file().id())) {
        content.readAllBytes();
      } catch (IOException unread) {
        return new Outcome.Deferred(String.valueOf(unread.getMessage()), Optional.empty());
      }
    }
    return apply(command);
  }

  private Outcome apply(Command command) {
    synchronized (tracker) {
      tracker.calls++;
      return switch (tracker.accidents.get()) {
        case NONE -> perform(command);
        case LOST_BEFORE -> new Outcome.Unknown("no answer");
        case LOST_AFTER -> {
          Outcome done = perform(command);
          yield done instanceof Outcome.Applied ? new Outcome.Unknown("no answer") : done;
        }
        case RATE_LIMITED ->
            new Outcome.Deferred("too many requests", Optional.of(Duration.ofSeconds(5)));
        case REFUSED_CONNECTION ->
            throw new TrackerException(
                TrackerException.Kind.UNAVAILABLE, tracker.id + " refuses connections");
      };
    }
  }

  @Override
  public int cost(Command command) {
    return 1;
  }

  @Override
  public Outcome settle(Command command, Instant since) {
    return settle(command, since, Set.of());
  }

  @Override
  public Outcome settle(Command command, Instant since, Set<String> others) {
    synchronized (tracker) {
      tracker.calls++;
      return settler.settle(command, others);
    }
  }

  private Optional<FakeTicket> here(Command command) {
    return Optional.ofNullable(tracker.tickets.get(command.target().ticketId()));
  }

  private Outcome perform(Command command) {
    if (command instanceof Command.CreateTicket create) {
      Optional<Outcome> refused = refused(create);
      if (refused.isPresent()) {
        return refused.get();
      }
      FakeTicket ticket = tracker.create(create.project(), create.target().key().text());
      create.fields().forEach((name, value) -> ticket.fields.put(name, held(name, value)));
      tracker.writes++;
      return done(ticket, ticket.id);
    }
    Optional<FakeTicket> ticket = here(command).filter(t -> t.visible);
    if (ticket.isEmpty()) {
      return new Outcome.Refused("the ticket does not exist", Map.of());
    }
    return on(ticket.get(), command);
  }

  private static Optional<Outcome> refused(Command.CreateTicket create) {
    if (create.project().equals(FakeTracker.SHUT)) {
      return Optional.of(new Outcome.Refused("project SHUT takes no tickets", Map.of()));
    }
    Map<String, String> bad = new TreeMap<>();
    create
        .fields()
        .forEach(
            (field, value) -> {
              if (value.display().contains("forbidden")) {
                bad.put(field, "the word 'forbidden' is not allowed");
              }
            });
    return bad.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Refused("not accepted", bad));
  }

  private Outcome on(FakeTicket ticket, Command command) {
    return switch (command) {
      case Command.CreateTicket c -> throw new IllegalStateException("handled before");
      case Command.UpdateFields u -> update(ticket, u);
      case Command.ChangeStatus s -> status(ticket, s);
      case Command.AddComment a -> comment(ticket, a);
      case Command.EditComment e -> edit(ticket, e);
      case Command.RemoveComment r -> {
        write(ticket, () -> ticket.comments.removeIf(c -> c.id().equals(r.commentId())));
        yield tracker.terse ? new Outcome.Applied(Receipt.NOTHING) : done(ticket, r.commentId());
      }
      case Command.AddAttachment a -> attach(ticket, a);
      case Command.WithdrawFile w -> withdraw(ticket, w);
      case Command.PutLink p -> {
        write(ticket, () -> ticket.backLinks.put(p.link().globalId(), p.link()));
        yield done(ticket, "");
      }
      case Command.LinkTickets l -> {
        write(ticket, () -> ticket.links.add(l.link()));
        yield done(ticket, "");
      }
      case Command.MoveTicket m -> move(ticket, m);
      case Command.ShareTicket s -> share(ticket, s);
    };
  }

  private Outcome update(FakeTicket ticket, Command.UpdateFields update) {
    Map<String, String> refused = new TreeMap<>();
    for (FieldWrite write : update.writes()) {
      if (!value(ticket, write.field()).equals(write.expected())) {
        return new Outcome.Stale(ticket.told(tracker));
      }
      if (isForbidden(write.value())) {
        refused.put(write.field(), "the word 'forbidden' is not allowed");
      }
    }
    if (!refused.isEmpty()) {
      return new Outcome.Refused("not accepted", refused);
    }
    List<FieldWrite> taken = update.writes().stream().filter(FakeSink::isTaken).toList();
    if (taken.isEmpty()) {
      return new Outcome.Applied(
          new Receipt(
              Optional.empty(),
              Optional.empty(),
              update.writes().stream().map(w -> new Loss(w.field(), "is not taken")).toList()));
    }
    write(
        ticket, () -> taken.forEach(w -> ticket.fields.put(w.field(), held(w.field(), w.value()))));
    return done(ticket, "");
  }

  private static boolean isForbidden(Value value) {
    String account = value instanceof Value.Person person ? person.party().account() : "";
    return value.display().contains("forbidden") || account.contains("forbidden");
  }

  private static boolean isTaken(FieldWrite write) {
    return !write.value().display().equals(FakeTracker.NOT_TAKEN);
  }

  private Outcome status(FakeTicket ticket, Command.ChangeStatus change) {
    if (!value(ticket, "status").display().equals(change.expected())) {
      return new Outcome.Stale(ticket.told(tracker));
    }
    write(
        ticket,
        () -> {
          ticket.fields.put("status", Value.line(change.status()));
          ticket.fields.putAll(change.with());
        });
    return done(ticket, "");
  }

  private Outcome move(FakeTicket ticket, Command.MoveTicket move) {
    if (move.isGoal(ticket.project)) {
      return done(ticket, "");
    }
    if (!move.isExpected(ticket.project)) {
      return new Outcome.Stale(ticket.told(tracker));
    }
    if (move.isGoal(FakeTracker.SHUT)) {
      return new Outcome.Refused("project SHUT takes no tickets", Map.of());
    }
    write(ticket, () -> ticket.project = move.project());
    return done(ticket, "");
  }

  private Outcome share(FakeTicket ticket, Command.ShareTicket share) {
    if (share.with().name().contains("forbidden")) {
      return new Outcome.Refused("nobody is known as " + share.with().name(), Map.of());
    }
    if (!ticket.onlookers.contains(share.with().name())) {
      write(ticket, () -> ticket.onlookers.add(share.with().name()));
    }
    return done(ticket, "");
  }

  private Outcome comment(FakeTicket ticket, Command.AddComment add) {
    String id = tracker.nextId();
    var content = new Comment.Content(add.body(), add.target().key().text());
    var author = Party.of(tracker.id, "bridge", "Bridge", "");
    write(
        ticket,
        () ->
            ticket.comments.add(
                new Comment(id, author, tracker.clock.instant(), add.visibility(), content)));
    return done(ticket, id);
  }

  private Outcome edit(FakeTicket ticket, Command.EditComment edit) {
    TicketSnapshot now = ticket.told(tracker);
    if (edit.isStale(now)) {
      return new Outcome.Stale(now);
    }
    write(
        ticket,
        () ->
            ticket.comments.replaceAll(
                c ->
                    c.id().equals(edit.commentId())
                        ? new Comment(
                            c.id(),
                            c.author(),
                            c.createdAt(),
                            edit.visibility(),
                            new Comment.Content(edit.body(), c.marker()))
                        : c));
    return done(ticket, edit.commentId());
  }

  private Outcome attach(FakeTicket ticket, Command.AddAttachment add) {
    String id = tracker.nextId();
    Attachment file = add.file();
    write(
        ticket,
        () ->
            ticket.attachments.add(
                new Attachment(
                    id,
                    file.name(),
                    file.size(),
                    tracker.clock.instant(),
                    file.visibility(),
                    Attachment.Maker.BRIDGE,
                    add.target().key().text())));
    return done(ticket, id);
  }

  private Outcome withdraw(FakeTicket ticket, Command.WithdrawFile file) {
    if (file.way() == Command.WithdrawFile.Way.REMOVE) {
      write(ticket, () -> ticket.attachments.removeIf(a -> a.id().equals(file.attachmentId())));
    } else {
      write(
          ticket,
          () ->
              ticket.attachments.replaceAll(
                  a -> a.id().equals(file.attachmentId()) ? a.asInternal() : a));
    }
    return tracker.terse ? new Outcome.Applied(Receipt.NOTHING) : done(ticket, "");
  }

  private void write(FakeTicket ticket, Runnable change) {
    tracker.write(ticket, change);
  }

  static Value value(FakeTicket ticket, String field) {
    return ticket.fields.getOrDefault(field, Value.absent());
  }

  static Value held(String field, Value value) {
    if (field.equals(FakeTracker.SINGLE) && value instanceof Value.Names several) {
      return Value.line(several.names().first());
    }
    return field.equals("summary") && value.display().length() > FakeTracker.TITLE_LIMIT
        ? Value.line(value.display().substring(0, FakeTracker.TITLE_LIMIT))
        : value;
  }

  /** Titles are cut and persons may not be known; all else is held as it was sent. */
  @Override
  public Likeness likeness(String field, Value written, TicketSnapshot ticket) {
    return held(field, written).equals(ticket.field(field)) ? Likeness.TAKEN : Likeness.OTHER;
  }

  private Outcome done(FakeTicket ticket, String id) {
    Optional<String> created = id.isEmpty() ? Optional.empty() : Optional.of(id);
    return new Outcome.Applied(new Receipt(created, Optional.of(ticket.told(tracker)), List.of()));
  }
}
