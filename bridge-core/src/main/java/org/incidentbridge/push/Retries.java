package org.incidentbridge.push;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.incidentbridge.decide.Recurrence;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.Retry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;

/** When a command is tried again, and when a person is asked instead. */
final class Retries {

  private static final String NO_EFFECT = "it had not taken effect";

  private final Backoff backoff;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final LedgerWords words;

  /** What was sent again at once, which is done only once. */
  private final Set<CommandKey> again = ConcurrentHashMap.newKeySet();

  Retries(Backoff backoff, InstantSource clock, RandomGenerator random, LedgerWords words) {
    this.backoff = backoff;
    this.clock = clock;
    this.random = random;
    this.words = words;
  }

  /** Waits for a person. */
  void hold(Store.Tables tables, Entry entry, CommandKey key, State as, String reason) {
    tables.outbox().hold(key, as, reason);
    Optional<TicketRef> ticket = HeldFields.ticket(entry.planned());
    words.line(tables, entry, Ledger.Kind.HELD, ticket, "held for a person: " + reason);
    if (entry.planned().purpose() instanceof Purpose.Mirror) {
      wakeWaiting(tables, entry);
    }
  }

  /** Others with the same problem do not wait for a ticket that may not come (N10). */
  private static void wakeWaiting(Store.Tables tables, Entry entry) {
    tables.incidents().find(entry.planned().incident()).map(i -> i.origin().ref()).stream()
        .flatMap(ref -> tables.incidents().knowing(ref).stream())
        .flatMap(id -> tables.incidents().find(id).stream())
        .filter(i -> i.known().stream().anyMatch(k -> k.is(KnownProblem.State.WAITING)))
        .forEach(i -> Reception.wake(tables, i));
  }

  /** It certainly had no effect, and is tried again so often. */
  void failed(Store.Tables tables, Entry entry, String message, Optional<Duration> asked) {
    int attempts = entry.retry().attempts() + 1;
    if (attempts >= backoff.attempts()) {
      String why = "failed %d times, last: %s".formatted(attempts, message);
      hold(tables, entry, entry.key(), State.PENDING, why);
      return;
    }
    Duration wait = backoff.after(attempts, asked, random);
    var retry = new Retry(attempts, clock.instant().plus(wait), message);
    tables.outbox().wait(entry.key(), State.PENDING, retry);
  }

  /** Waits without counting an attempt: the tracker as a whole is at fault, not this command. */
  void postpone(Store.Tables tables, Entry entry, String message, Optional<Duration> asked) {
    Duration wait = backoff.after(1, asked, random);
    var retry = new Retry(entry.retry().attempts(), clock.instant().plus(wait), message);
    tables.outbox().wait(entry.key(), entry.state(), retry);
  }

  /**
   * May be sent again, but first it is decided on anew: it may no longer be wanted. The attempt was
   * counted when its outcome was not known. It goes as soon as that is done, so that it needs no
   * other cycle; where it is lost time and again, it waits each time but the first.
   */
  void notApplied(Store.Tables tables, Entry entry) {
    Instant now = clock.instant();
    Instant at = again.add(entry.key()) ? now : now.plus(backoff.first());
    var retry = new Retry(entry.retry().attempts(), at, NO_EFFECT);
    tables.outbox().wait(entry.key(), State.PENDING, retry);
    if (entry.planned().command() instanceof Command.RemoveComment remove) {
      String may = Recurrence.lateRemoval(remove.commentId());
      words.line(tables, entry, Ledger.Kind.EVENT, HeldFields.ticket(entry.planned()), may);
    }
    Incident incident = tables.incidents().find(entry.planned().incident()).orElseThrow();
    if (!Reception.wake(tables, incident)
        && entry.planned().command() instanceof Command.CreateTicket) {
      unmade(tables, entry);
    }
  }

  /**
   * Of what nobody can read no ticket is made elsewhere (N5). Once it can be read again, it is
   * decided anew whether to.
   */
  private void unmade(Store.Tables tables, Entry entry) {
    tables.outbox().remove(entry.key());
    String why = "no ticket is made: what it was to be made for can no longer be read";
    words.line(tables, entry, Ledger.Kind.EVENT, HeldFields.ticket(entry.planned()), why);
    wakeWaiting(tables, entry);
  }

  /** Whether that was found out, and nothing was decided since. */
  static boolean isUndecided(Store.Tables tables, Entry entry) {
    if (!entry.retry().message().equals(NO_EFFECT)) {
      return false;
    }
    List<TicketRef> tickets =
        tables.incidents().find(entry.planned().incident()).stream()
            .flatMap(incident -> incident.tickets().stream())
            .map(TicketState::ref)
            .toList();
    return !tables.inbox().of(tickets).isEmpty();
  }

  void unknown(Store.Tables tables, Entry entry, Outcome.Unknown unknown) {
    int attempts = entry.retry().attempts() + (unknown.certainIn().isPresent() ? 0 : 1);
    if (attempts >= backoff.attempts()) {
      String why = "it is not known whether this was done: " + unknown.message();
      hold(tables, entry, entry.key(), State.SENT, why);
      return;
    }
    if (unknown.taken()) {
      tables.outbox().taken(entry.key());
    }
    Duration wait =
        unknown.certainIn().filter(d -> d.compareTo(backoff.settle()) < 0).orElse(backoff.settle());
    var retry = new Retry(attempts, clock.instant().plus(wait), unknown.message());
    tables.outbox().wait(entry.key(), State.SENT, retry);
  }
}
