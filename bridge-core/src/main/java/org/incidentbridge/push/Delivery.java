package org.incidentbridge.push;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.plan.Judge;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.plan.Trust;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Departure;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.StoreException;

/** Carries one outbox entry to its tracker and stores what became of it. */
final class Delivery {

  /** How long a file waits for the tracker that has it; no attempt is counted meanwhile. */
  private static final Duration SOURCE_DOWN = Duration.ofMinutes(1);

  private final Clearance clearance;
  private final Recorder recorder;
  private final ContentSource contents;
  private final OtherCopies others;
  private final TwinFiles twins;
  private final Whereabouts whereabouts;
  private final InstantSource clock;

  Delivery(
      Clearance clearance,
      Recorder recorder,
      ContentSource contents,
      Copies copies,
      InstantSource clock) {
    this.clearance = clearance;
    this.recorder = recorder;
    this.contents = contents;
    this.others = copies.others();
    this.twins = copies.twins();
    this.whereabouts = copies.whereabouts();
    this.clock = clock;
  }

  /** What is known of files that are on a ticket already, and of where that is. */
  record Copies(OtherCopies others, TwinFiles twins, Whereabouts whereabouts) {}

  /**
   * Delivers.
   *
   * @param calls a place is taken for as long as the tracker is busy with this
   * @return the outcome that was recorded; empty if the command has to wait for a decision
   * @throws TrackerException if the tracker as a whole cannot be used now; the entry then waits and
   *     no attempt is counted
   */
  Optional<Outcome> deliver(Tracker tracker, Entry entry, Semaphore calls) {
    try {
      return entry.state() == State.SENT
          ? Optional.of(settled(tracker, entry, calls))
          : possible(tracker, entry, calls);
    } catch (TrackerException failure) {
      return Optional.of(failed(tracker, entry, failure));
    } catch (StoreException failure) {
      throw failure;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError defect) { // of one value
      var unknown = new Outcome.Unknown("a defect of the adapter: " + defect);
      return Optional.of(record(entry, unknown));
    }
  }

  private Outcome settled(Tracker tracker, Entry entry, Semaphore calls) {
    Outcome outcome = calling(calls, () -> settled(tracker, entry));
    return record(entry, outcome, Trust.FOUND_LATER, tracker.sink()::likeness);
  }

  private Outcome settled(Tracker tracker, Entry entry) {
    Command command = entry.planned().command();
    Outcome answer =
        tracker.sink().settle(command, clearance.since(entry), others.of(entry.planned()));
    if (answer instanceof Outcome.NotApplied && command instanceof Command.CreateTicket create) {
      answer = elsewhere(tracker, create).orElse(answer);
    }
    if (answer instanceof Outcome.NotApplied && entry.taken()) {
      answer = undone(tracker, command);
    }
    return whole(tracker, entry, answer);
  }

  /** What was taken and does not stand was changed by somebody since, and is not written again. */
  private static Outcome undone(Tracker tracker, Command command) {
    return tracker.source().fetch(command.target().ticketId()) instanceof Sighting.Seen seen
        ? new Outcome.Applied(
            new Outcome.Receipt(Optional.empty(), Optional.of(seen.ticket()), List.of()))
        : Outcome.Unknown.unseen("it was taken, but its ticket cannot be read");
  }

  private static Outcome calling(Semaphore calls, Supplier<Outcome> work) {
    calls.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      calls.release();
    }
  }

  /** A new ticket that somebody moved to another project at once is found where it was read. */
  private Optional<Outcome> elsewhere(Tracker tracker, Command.CreateTicket create) {
    return clearance
        .seen(create.target())
        .map(ref -> tracker.source().fetch(ref.id()))
        .filter(Sighting.Seen.class::isInstance)
        .map(Sighting.Seen.class::cast)
        .map(Sighting.Seen::ticket)
        .filter(ticket -> ticket.marker().equals(create.target().key().text()))
        .map(
            ticket ->
                new Outcome.Applied(
                    new Outcome.Receipt(
                        Optional.of(ticket.ref().id()), Optional.of(ticket), List.of())));
  }

  /** What a tracker lacks is asked of a person, and not of the tracker. */
  private Optional<Outcome> possible(Tracker tracker, Entry entry, Semaphore calls) {
    Optional<String> lacking = tracker.capabilities().refusal(entry.planned().command());
    return lacking.isPresent()
        ? Optional.of(record(entry, new Outcome.Refused(lacking.get(), Map.of())))
        : sent(tracker, entry, calls);
  }

  private Optional<Outcome> sent(Tracker tracker, Entry entry, Semaphore calls) {
    return switch (clearance.sending(entry)) {
      case UNDECIDED -> Optional.empty();
      case OVERTAKEN -> Optional.of(new Outcome.NotApplied());
      case MARKED -> {
        Command command = entry.planned().command();
        WatchedContent opened = new WatchedContent(contents, command);
        SentMark mark = clearance.marked(entry);
        Outcome outcome =
            calling(
                calls,
                () -> {
                  Optional<Outcome> instead =
                      twins
                          .standing(tracker, entry.planned(), opened)
                          .or(() -> whereabouts.moved(tracker, entry.planned()));
                  if (instead.isPresent()) {
                    return instead.get();
                  }
                  mark.run();
                  return Departure.watched(
                      mark, () -> whole(tracker, entry, tracker.sink().apply(command, opened)));
                });
        yield Optional.of(
            outcome instanceof Outcome.Deferred deferred && opened.hasFailed()
                ? withoutFile(entry, deferred, opened)
                : record(
                    entry,
                    unlessGone(tracker, entry, outcome),
                    Trust.DIRECT,
                    tracker.sink()::likeness));
      }
    };
  }

  private Outcome withoutFile(Entry entry, Outcome.Deferred deferred, WatchedContent opened) {
    String message = WatchedContent.told(deferred.message());
    Duration age = Duration.between(entry.createdAt(), clock.instant());
    boolean readable =
        entry.planned().source().map(TicketRef::tracker).filter(clearance::isWell).isPresent();
    if (!opened.isToBlame(age, readable)) {
      return record(entry, new Outcome.Deferred(message, deferred.retryAfter()));
    }
    recorder.postpone(entry, message, Optional.of(SOURCE_DOWN));
    recorder.stepAside(entry);
    return deferred;
  }

  /**
   * A write that was refused because its ticket is gone or hidden waits for no person: once the
   * incident knows, it is decided anew what to write, and again when the ticket is seen again.
   */
  private Outcome unlessGone(Tracker tracker, Entry entry, Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused
        && refused.fields().isEmpty()
        && !(entry.planned().purpose() instanceof Purpose.Remark)
        && gone(tracker, entry)) {
      return new Outcome.Deferred(refused.message(), Optional.empty());
    }
    return outcome;
  }

  private boolean gone(Tracker tracker, Entry entry) {
    String ticket = entry.planned().command().target().ticketId();
    try {
      if (!ticket.isEmpty() && tracker.source().fetch(ticket) instanceof Sighting.Gone gone) {
        recorder.gone(gone);
        return true;
      }
    } catch (TrackerException unreadable) {
      return false;
    }
    return false;
  }

  /** A new mirror is only known when it has been read. */
  private static Outcome whole(Tracker tracker, Entry entry, Outcome outcome) {
    if (outcome instanceof Outcome.Applied applied
        && applied.receipt().ticket().isEmpty()
        && entry.planned().purpose() instanceof Purpose.Mirror) {
      return readBack(tracker, applied.receipt());
    }
    return outcome;
  }

  private static Outcome readBack(Tracker tracker, Outcome.Receipt receipt) {
    String id = receipt.createdId().orElseThrow();
    try {
      return switch (tracker.source().fetch(id)) {
        case Sighting.Seen seen ->
            new Outcome.Applied(
                new Outcome.Receipt(Optional.of(id), Optional.of(seen.ticket()), receipt.losses()));
        case Sighting.Gone gone -> new Outcome.Unknown("ticket " + id + " was made, " + why(gone));
        case Sighting.Merged merged ->
            new Outcome.Unknown(
                "ticket %s was made, and merged into %s since".formatted(id, merged.into()));
        case Sighting.Unreadable unreadable ->
            new Outcome.Unknown(
                "ticket %s was made; reading it: %s".formatted(id, unreadable.why()));
      };
    } catch (TrackerException failure) {
      return new Outcome.Unknown("ticket " + id + " was made; reading it: " + failure.getMessage());
    }
  }

  private static String why(Sighting.Gone gone) {
    return switch (gone.why()) {
      case DELETED -> "and deleted since";
      case NOT_VISIBLE -> "but cannot be read: it was deleted since, or the bridge may not see it";
    };
  }

  private Outcome failed(Tracker tracker, Entry entry, TrackerException failure) {
    String message = String.valueOf(failure.getMessage());
    return switch (failure.kind()) {
      case AUTHENTICATION, UNAVAILABLE, RATE_LIMITED -> {
        recorder.postpone(entry, message, failure.retryAfter());
        throw failure;
      }
      case PERMISSION, INVALID, NOT_FOUND -> record(entry, rejected(tracker, entry, message));
      case CONFLICT -> record(entry, new Outcome.Deferred(message, failure.retryAfter()));
      case PROTOCOL -> record(entry, new Outcome.Unknown(message));
    };
  }

  /**
   * Who may not look any more does not learn what became of a write that was sent (N3); that the
   * ticket is out of sight is learnt, so that it is looked at when it is back.
   */
  private Outcome rejected(Tracker tracker, Entry entry, String message) {
    if (entry.state() != State.SENT) {
      return unlessGone(tracker, entry, new Outcome.Refused(message, Map.of()));
    }
    gone(tracker, entry);
    return new Outcome.Unknown(message);
  }

  /**
   * Counts a failure that first seemed to be the tracker's.
   *
   * @param why what shows that it is the command's
   * @return what was recorded; empty if the command is no longer what it was
   */
  Optional<Outcome> blame(Entry entry, TrackerException failure, String why) {
    if (!clearance.isUntouched(entry)) {
      return Optional.empty();
    }
    String message = why + ": " + failure.getMessage();
    return Optional.of(
        record(
            entry,
            entry.state() == State.SENT
                ? new Outcome.Unknown(message)
                : new Outcome.Deferred(message, failure.retryAfter())));
  }

  /** What shows no ticket leaves nothing to judge. */
  private Outcome record(Entry entry, Outcome outcome) {
    return record(entry, outcome, Trust.DIRECT, Judge.NONE);
  }

  private Outcome record(Entry entry, Outcome outcome, Trust trust, Judge judge) {
    recorder.record(entry, outcome, trust, judge);
    return outcome;
  }
}
