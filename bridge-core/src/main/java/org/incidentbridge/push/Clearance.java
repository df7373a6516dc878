package org.incidentbridge.push;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.spi.Command;
import org.incidentbridge.store.Health;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;

/**
 * Says what may be sent now, and marks it durably before its tracker sees anything (N3). What has
 * to wait for a decision is passed by (N10).
 */
final class Clearance {

  private static final Instant EVER = Instant.parse("2200-01-01T00:00:00Z");

  /** More commands that fail together prove nothing more. */
  private static final int MOST_COMPANY = 64;

  private static final Duration RECENTLY = Duration.ofHours(1);

  private static final String READABLE = "while the tracker can be read";

  private final Store store;
  private final InstantSource clock;
  private final Duration longest;

  /** Trackers that were read to their end since this began, whatever the clock says. */
  private final Set<TrackerId> read = ConcurrentHashMap.newKeySet();

  private final Sources sources;

  /**
   * A guard.
   *
   * @param longest nothing is ever put off for longer
   */
  Clearance(Store store, Sources sources, InstantSource clock, Duration longest) {
    this.sources = sources;
    this.store = store;
    this.clock = clock;
    this.longest = longest;
  }

  /** Takes note that a tracker was read to its end. */
  void wasRead(TrackerId tracker) {
    read.add(tracker);
  }

  /** The first due commands of so many tickets that may be sent or are to be settled. */
  List<Entry> due(TrackerId tracker, int limit) {
    return store.inTransaction(tables -> due(tables, tracker, limit));
  }

  private List<Entry> due(Store.Tables tables, TrackerId tracker, int limit) {
    Instant now = clock.instant();
    boolean creates = knowsAll(tables, tracker);
    List<Entry> ready = new ArrayList<>();
    int looked = 0;
    while (true) {
      List<Entry> more =
          tables.outbox().due(tracker, new Outbox.Due(now, longest, creates, looked, limit));
      Sources.Behind behind = sources.behind(tables, tracker, more);
      more.stream()
          .flatMap(e -> mayGo(tables, e, behind, now).stream())
          .limit((long) limit - ready.size())
          .forEach(ready::add);
      looked += more.size();
      if (more.size() < limit || ready.size() == limit) {
        return ready;
      }
    }
  }

  /** An entry, or what may go before it as that waits for a tracker that cannot be read. */
  private Optional<Entry> mayGo(
      Store.Tables tables, Entry first, Sources.Behind behind, Instant now) {
    if (first.state() == State.SENT || !waits(tables, first)) {
      return Optional.of(first);
    }
    return behind
        .instead(first, e -> isDue(e, now))
        .filter(e -> e.state() == State.SENT || !waits(tables, e));
  }

  private boolean isDue(Entry entry, Instant now) {
    Outbox.Retry retry = entry.retry();
    boolean untried =
        entry.state() == State.PENDING && retry.attempts() == 0 && retry.message().isEmpty();
    return untried || !retry.nextAt().isAfter(now) || retry.nextAt().isAfter(now.plus(longest));
  }

  /** Whether a command may be sent. */
  enum Sending {
    /** It may, and that is durable before the tracker sees anything (N3). */
    MARKED,
    /** A newer decision did away with it, or put another one in its place under the same key. */
    OVERTAKEN,
    /**
     * Not before the next decision. The ticket that it tells of was read anew, or is not read yet,
     * and what it shows may have become internal (N5); or the ticket that it is to make may be
     * there already (N3).
     */
    UNDECIDED
  }

  Sending sending(Entry entry) {
    return store.inTransaction(
        tables -> {
          if (waits(tables, entry)) {
            return Sending.UNDECIDED;
          }
          boolean same =
              tables
                  .outbox()
                  .find(entry.key())
                  .filter(now -> now.planned().command().equals(entry.planned().command()))
                  .isPresent();
          return same && tables.outbox().sent(entry.key(), clock.instant())
              ? Sending.MARKED
              : Sending.OVERTAKEN;
        });
  }

  /** Keeps the mark of an entry true that was just marked. */
  SentMark marked(Entry entry) {
    return new SentMark(store, clock, entry.key(), clock.instant());
  }

  /**
   * When the last write of an entry left. A time that is still to come was noted by a clock that
   * was put back since: then it counts from now.
   */
  Instant since(Entry entry) {
    Instant now = clock.instant();
    Instant since = entry.sentAt().orElse(entry.createdAt());
    if (!since.isAfter(now)) {
      return since;
    }
    return store.inTransaction(
        tables -> {
          tables.outbox().leaves(entry.key(), now);
          return now;
        });
  }

  private boolean waits(Store.Tables tables, Entry entry) {
    PlannedCommand planned = entry.planned();
    return sources.mayHaveChanged(tables, planned)
        || Retries.isUndecided(tables, entry)
        || (planned.command() instanceof Command.CreateTicket create
            && mayBeThere(tables, planned, create.target()));
  }

  private boolean mayBeThere(Store.Tables tables, PlannedCommand planned, Command.Target target) {
    boolean there = !tables.tickets().byMarker(target.tracker(), target.key().text()).isEmpty();
    if (there) {
      Reception.wake(tables, tables.incidents().find(planned.incident()).orElseThrow());
    }
    return there
        || !knowsAll(tables, target.tracker())
        || MovedMirrors.of(tables, target).isPresent();
  }

  /**
   * Whether it is known which tickets the bridge made in a tracker. The store may be an older copy
   * that was put back, which knows nothing of what was made since; so the tracker has to be read to
   * its end by this very process (N3).
   */
  private boolean knowsAll(Store.Tables tables, TrackerId tracker) {
    return read.contains(tracker) && Puller.knowsAll(tables, tracker);
  }

  /** A ticket that was read and carries the command's marker. */
  Optional<TicketRef> seen(Command.Target target) {
    return store.inTransaction(
        t -> t.tickets().byMarker(target.tracker(), target.key().text()).stream().findFirst());
  }

  /** Whether a command waits as it did; a person or a decision may have been at it since. */
  boolean isUntouched(Entry entry) {
    return store.inTransaction(
        t ->
            t.outbox()
                .find(entry.key())
                .filter(now -> now.state() == entry.state())
                .filter(now -> now.retry().attempts() == entry.retry().attempts())
                .isPresent());
  }

  /**
   * Why a command is at fault that fails while nothing else goes through; empty if its tracker may
   * be. A tracker that can be read may take no writes for days, and the more commands of different
   * tickets fail together, the likelier it is that. So a command is borne with for as many days as
   * there are commands failing, and of several only the oldest is taken for the cause. Each one
   * that is held so already counts twice: at most one a day follows it. A file that its own tracker
   * does not give tells nothing of the one that it is copied to.
   */
  Optional<String> fault(Entry entry) {
    TrackerId tracker = entry.planned().command().target().tracker();
    return store.inTransaction(
        t -> {
          List<Entry> failing =
              t.outbox().due(tracker, EVER, MOST_COMPANY).stream()
                  .filter(e -> !e.retry().message().isEmpty())
                  .filter(e -> !WatchedContent.isTold(e.retry().message()))
                  .toList();
          long blamed = t.outbox().held().stream().filter(e -> isBlamed(tracker, e)).count();
          long days = Math.max(1, failing.size() + 2 * blamed);
          boolean oldest = failing.stream().noneMatch(e -> isOlder(e, entry));
          Instant patient = entry.createdAt().plus(Duration.ofDays(days));
          return oldest && patient.isBefore(clock.instant())
              ? Optional.of(
                  days == 1
                      ? "alone fails for a day, " + READABLE
                      : "fails for %d days, as others do, %s".formatted(days, READABLE))
              : Optional.empty();
        });
  }

  /** Whether a tracker was read a short while ago, and nothing failed there since. */
  boolean isWell(TrackerId tracker) {
    Health.State state = store.inTransaction(t -> t.health().of(tracker));
    return state.failedAt().isEmpty() && isRecent(state);
  }

  /** Whether a tracker was read a short while ago, though writes may fail there. */
  boolean isRead(TrackerId tracker) {
    return isRecent(store.inTransaction(t -> t.health().of(tracker)));
  }

  private boolean isRecent(Health.State state) {
    Instant now = clock.instant();
    return state
        .readAt()
        .filter(at -> Duration.between(at, now).abs().compareTo(RECENTLY) <= 0)
        .isPresent();
  }

  private static boolean isBlamed(TrackerId tracker, Entry held) {
    return held.planned().command().target().tracker().equals(tracker)
        && held.retry().message().contains(READABLE);
  }

  private static boolean isOlder(Entry one, Entry other) {
    int order = one.createdAt().compareTo(other.createdAt());
    return order < 0 || (order == 0 && one.key().text().compareTo(other.key().text()) < 0);
  }
}
