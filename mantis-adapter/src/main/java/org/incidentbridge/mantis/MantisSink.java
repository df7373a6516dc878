package org.incidentbridge.mantis;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSink;

/** Writes to MantisBT, one writer an issue. */
final class MantisSink implements TrackerSink {

  private static final int STRIPES = 1024;

  private final IssueWrites issues;
  private final NoteWrites notes;
  private final NoteEdits edits;
  private final NoteRemovals removals;
  private final FileWrites files;
  private final FileWithdrawals withdrawals;
  private final LinkWrites links;
  private final MonitorWrites monitors;
  private final MantisLikeness likeness;
  private final MantisSettler settler;
  private final Doubts doubts;
  private final MantisLogin login;
  private final ReentrantLock[] locks;

  MantisSink(
      NoteWrites notes,
      MantisSettler.Writers writers,
      MantisSettler settler,
      Doubts doubts,
      MantisLogin login) {
    this.login = login;
    this.notes = notes;
    this.issues = writers.issues();
    this.edits = writers.edits();
    this.removals = writers.removals();
    this.files = writers.files();
    this.withdrawals = writers.withdrawals();
    this.links = writers.links();
    this.monitors = writers.monitors();
    this.likeness = writers.likeness();
    this.settler = settler;
    this.doubts = doubts;
    this.locks =
        IntStream.range(0, STRIPES)
            .mapToObj(i -> new ReentrantLock())
            .toArray(ReentrantLock[]::new);
  }

  @Override
  public Outcome apply(Command command, ContentSource contents) {
    return doubts.noted(command, alone(command, () -> send(command, contents)));
  }

  private Outcome send(Command command, ContentSource contents) {
    return switch (command) {
      case Command.CreateTicket create -> issues.create(create);
      case Command.UpdateFields update -> issues.update(update);
      case Command.ChangeStatus change -> issues.status(change);
      case Command.AddComment add -> notes.add(add);
      case Command.EditComment edit -> edits.edit(edit);
      case Command.RemoveComment remove -> removals.remove(remove);
      case Command.AddAttachment add -> files.add(add, contents);
      case Command.WithdrawFile file -> withdrawals.withdraw(file);
      case Command.PutLink put -> links.put(put);
      case Command.LinkTickets link -> links.relate(link);
      case Command.MoveTicket move -> issues.moves().move(move);
      case Command.ShareTicket share -> monitors.share(share);
    };
  }

  @Override
  public Outcome settle(Command command, Instant since) {
    return switch (alone(command, () -> CallFailure.unlessDown(() -> asked(command, since)))) {
      case Outcome.Refused refused -> new Outcome.Unknown(refused.message());
      case Outcome.Deferred deferred -> new Outcome.Unknown(deferred.message());
      case Outcome known -> known;
    };
  }

  private Outcome asked(Command command, Instant since) {
    return login.sure(() -> settler.settle(command, since));
  }

  /** MantisBT loses one of two changes that are made to an issue at the same time. */
  private Outcome alone(Command command, Supplier<Outcome> work) {
    ReentrantLock lock = locks[Math.floorMod(command.target().ticketId().hashCode(), STRIPES)];
    boolean needed = !command.target().ticketId().isEmpty();
    if (needed) {
      lock.lock();
    }
    try {
      return work.get();
    } catch (CallFailure failure) {
      return outcome(failure);
    } catch (MantisIssue.Unreadable senseless) {
      return new Outcome.Unknown("MantisBT's answer makes no sense: " + senseless.getMessage());
    } finally {
      if (needed) {
        lock.unlock();
      }
    }
  }

  /** What an anonymous visitor may not do is not refused to the bridge's user. */
  private Outcome outcome(CallFailure failure) {
    Outcome outcome = failure.toOutcomeUnlessDown();
    if (outcome instanceof Outcome.Refused && failure.kind() == Kind.PERMISSION) {
      login.prove();
    }
    return outcome;
  }

  @Override
  public Optional<String> obstacle(Command command) {
    try {
      return command instanceof Command.AddAttachment add ? files.obstacle(add) : Optional.empty();
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    }
  }

  @Override
  public Likeness likeness(String field, Value written, TicketSnapshot ticket) {
    return likeness.of(field, written, ticket);
  }

  @Override
  public int cost(Command command) {
    return switch (command) {
      case Command.CreateTicket create -> 1;
      case Command.AddComment add -> 1;
      case Command.AddAttachment add -> 1;
      case Command.UpdateFields update -> 2;
      case Command.ChangeStatus change -> 2;
      case Command.EditComment edit -> 2;
      case Command.RemoveComment remove -> 2;
      case Command.WithdrawFile file -> 2;
      case Command.PutLink put -> 2;
      case Command.LinkTickets link -> 2;
      case Command.MoveTicket move -> 2;
      case Command.ShareTicket share -> 2;
    };
  }
}
