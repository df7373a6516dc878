package org.incidentbridge.push;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.plan.Acknowledgement;
import org.incidentbridge.plan.Division;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.plan.Trust;
import org.incidentbridge.plan.Unseen;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.Retry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/** Stores what became of a command: incident, ticket, ledger and outbox in one transaction. */
final class Recorder {

  private final Store store;
  private final Bridge bridge;
  private final Backoff backoff;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Instant started;

  Recorder(
      Store store, Bridge bridge, Backoff backoff, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.bridge = bridge;
    this.backoff = backoff;
    this.clock = clock;
    this.random = random;
    this.started = clock.instant();
  }

  /** Whether a command may be sent. */
  enum Sending {
    /** It may, and that is durable before the tracker sees anything (N3). */
    MARKED,
    /** A newer decision did away with it, or put another one in its place under the same key. */
    OVERTAKEN,
    /**
     * Not before the next decision. The ticket that it copies from was read anew, and what it shows
     * may have become internal (N5); or the ticket that it is to make may be there already (N3).
     */
    UNDECIDED
  }

  Sending sending(Entry entry) {
    CommandKey key = entry.planned().command().target().key();
    return store.inTransaction(
        tables -> {
          if (undecided(tables, entry.planned()) || mayBeThere(tables, entry.planned())) {
            return Sending.UNDECIDED;
          }
          boolean same =
              tables
                  .outbox()
                  .find(key)
                  .filter(now -> now.planned().command().equals(entry.planned().command()))
                  .isPresent();
          return same && tables.outbox().sent(key, clock.instant())
              ? Sending.MARKED
              : Sending.OVERTAKEN;
        });
  }

  /** Keeps the mark of an entry true that was just marked. */
  SentMark marked(Entry entry) {
    return new SentMark(store, clock, entry.planned().command().target().key(), clock.instant());
  }

  private static boolean undecided(Store.Tables tables, PlannedCommand planned) {
    return !tables.inbox().of(planned.source().stream().toList()).isEmpty();
  }

  /**
   * Whether a tracker was not read to its end since this began. The store may be an older copy that
   * was put back, which knows nothing of what was made since (N3).
   */
  private boolean isReadBefore(Store.Tables tables, TrackerId tracker) {
    return tables.health().of(tracker).readAt().filter(at -> !at.isBefore(started)).isEmpty();
  }

  private boolean mayBeThere(Store.Tables tables, PlannedCommand planned) {
    if (!(planned.command() instanceof Command.CreateTicket create)) {
      return false;
    }
    Command.Target target = create.target();
    boolean there = !tables.tickets().byMarker(target.tracker(), target.key().text()).isEmpty();
    if (there) {
      wake(tables, planned);
    }
    return there
        || !Puller.knowsAll(tables, target.tracker())
        || isReadBefore(tables, target.tracker());
  }

  /** A ticket that was read and carries the command's marker. */
  Optional<TicketRef> seen(Command.Target target) {
    return store.inTransaction(
        t -> t.tickets().byMarker(target.tracker(), target.key().text()).stream().findFirst());
  }

  /** What a tracker said of a ticket just now. */
  void gone(Sighting.Gone gone) {
    store.inTransaction(t -> Puller.receive(t, gone, t.ledger().position()));
  }

  /** Whether a command waits as it did; a person or a decision may have been at it since. */
  boolean isUntouched(Entry entry) {
    CommandKey key = entry.planned().command().target().key();
    return store.inTransaction(
        t ->
            t.outbox()
                .find(key)
                .filter(now -> now.state() == entry.state())
                .filter(now -> now.retry().attempts() == entry.retry().attempts())
                .isPresent());
  }

  void record(Entry entry, Outcome outcome, Trust trust) {
    store.inTransaction(
        tables -> {
          switch (outcome) {
            case Outcome.Applied applied -> applied(tables, entry, applied.receipt(), trust);
            case Outcome.NotApplied n -> notApplied(tables, entry);
            case Outcome.Refused refused -> refused(tables, entry, refused);
            case Outcome.Deferred d -> deferred(tables, entry, d);
            case Outcome.Stale stale -> stale(tables, entry, stale.current());
            case Outcome.Unknown u -> unknown(tables, entry, u);
          }
          return outcome;
        });
  }

  private void applied(Store.Tables tables, Entry entry, Outcome.Receipt receipt, Trust trust) {
    PlannedCommand planned = entry.planned();
    Incident incident = tables.incidents().find(planned.incident()).orElseThrow();
    Optional<TicketSnapshot> unseen =
        receipt.ticket().isPresent() ? Optional.empty() : unseen(tables, planned, receipt);
    Optional<Reading> after = receipt.ticket().or(() -> unseen).map(this::read);
    tables.incidents().save(Acknowledgement.of(incident, planned, receipt, after, trust));
    Optional<TicketRef> ticket =
        after.map(r -> r.ticket().ref()).or(() -> HeldFields.ticket(planned));
    line(tables, entry, Ledger.Kind.WRITE, ticket, describe(planned));
    receipt
        .losses()
        .forEach(
            l -> line(tables, entry, Ledger.Kind.LOSS, ticket, l.field() + ": " + l.message()));
    receipt.ticket().ifPresent(t -> seen(tables, t));
    tables.outbox().remove(planned.command().target().key());
  }

  /** A ticket that the tracker did not show after a write stands in the store as it must be now. */
  private static Optional<TicketSnapshot> unseen(
      Store.Tables tables, PlannedCommand planned, Outcome.Receipt receipt) {
    Optional<Tickets.Seen> before = HeldFields.ticket(planned).flatMap(tables.tickets()::find);
    Optional<TicketSnapshot> after =
        before.flatMap(s -> Unseen.after(s.ticket(), planned, receipt));
    after.ifPresent(
        ticket -> tables.tickets().save(new Tickets.Seen(ticket, before.orElseThrow().readAt())));
    return after;
  }

  private Reading read(TicketSnapshot ticket) {
    return new Normaliser(bridge.vocabulary(ticket.ref().tracker()), bridge.people()).read(ticket);
  }

  /** The ticket as it now is, to be decided on again: people may have changed it meanwhile. */
  private static void seen(Store.Tables tables, TicketSnapshot ticket) {
    long position = tables.ledger().position();
    tables.tickets().save(new Tickets.Seen(ticket, position));
    tables.inbox().add(new Sighting.Seen(ticket), position);
  }

  private void stale(Store.Tables tables, Entry entry, TicketSnapshot current) {
    seen(tables, current);
    tables.outbox().remove(entry.planned().command().target().key());
  }

  /**
   * May be sent again, but first it is decided on anew: it may no longer be wanted. The attempt was
   * counted when its outcome was not known.
   */
  private void notApplied(Store.Tables tables, Entry entry) {
    Instant at = clock.instant().plus(backoff.first());
    var retry = new Retry(entry.retry().attempts(), at, "it had not taken effect");
    tables.outbox().wait(entry.planned().command().target().key(), State.PENDING, retry);
    wake(tables, entry.planned());
  }

  /** Has the incident decided on again. */
  private static void wake(Store.Tables tables, PlannedCommand planned) {
    Puller.wake(tables, tables.incidents().find(planned.incident()).orElseThrow());
  }

  /** The steps that a change of status took before it stopped are the bridge's own (N4). */
  private void halfway(Store.Tables tables, Entry entry, TicketSnapshot ticket) {
    PlannedCommand planned = entry.planned();
    Incident incident = tables.incidents().find(planned.incident()).orElseThrow();
    Incident after = Acknowledgement.halfway(incident, planned, read(ticket));
    if (!after.equals(incident)) {
      tables.incidents().save(after);
      String summary = "on the way: " + describe(planned);
      line(tables, entry, Ledger.Kind.WRITE, HeldFields.ticket(planned), summary);
      seen(tables, ticket);
    }
  }

  private void refused(Store.Tables tables, Entry entry, Outcome.Refused refused) {
    refused.halfway().ifPresent(ticket -> halfway(tables, entry, ticket));
    if (entry.planned().purpose() instanceof Purpose.Remark) {
      line(
          tables,
          entry,
          Ledger.Kind.LOSS,
          HeldFields.ticket(entry.planned()),
          "could not be told: " + reason(refused));
      tables.outbox().remove(entry.planned().command().target().key());
      return;
    }
    PlannedCommand planned = entry.planned();
    CommandKey key = planned.command().target().key();
    var words = bridge.vocabulary(planned.command().target().tracker());
    Optional<Division> divided = Division.of(planned, refused.fields().keySet(), words);
    if (divided.isEmpty()) {
      hold(tables, entry, key, State.PENDING, reason(refused));
      return;
    }
    divide(tables, entry, divided.get(), reason(refused));
  }

  private void divide(Store.Tables tables, Entry entry, Division divided, String why) {
    List<PlannedCommand> parts = new ArrayList<>(divided.held());
    divided.rest().ifPresent(parts::add);
    CommandKey key = entry.planned().command().target().key();
    tables.outbox().replace(key, parts, clock.instant());
    for (PlannedCommand part : divided.held()) {
      hold(tables, entry, part.command().target().key(), State.PENDING, why);
    }
    if (divided.held().isEmpty()) {
      line(tables, entry, Ledger.Kind.EVENT, Optional.empty(), "tried with fewer fields: " + why);
    }
  }

  private static String reason(Outcome.Refused refused) {
    return refused.fields().isEmpty()
        ? refused.message()
        : reason(refused.fields(), refused.message());
  }

  private static String reason(Map<String, String> fields, String message) {
    StringBuilder all = new StringBuilder(message);
    new TreeMap<>(fields)
        .forEach(
            (field, why) -> {
              if (!message.contains(why)) {
                all.append("; ").append(field).append(": ").append(why);
              }
            });
    return all.toString();
  }

  private void hold(Store.Tables tables, Entry entry, CommandKey key, State as, String reason) {
    tables.outbox().hold(key, as, reason);
    line(
        tables,
        entry,
        Ledger.Kind.HELD,
        HeldFields.ticket(entry.planned()),
        "held for a person: " + reason);
  }

  private void deferred(Store.Tables tables, Entry entry, Outcome.Deferred deferred) {
    int attempts = entry.retry().attempts() + 1;
    if (attempts >= backoff.attempts()) {
      hold(
          tables,
          entry,
          entry.planned().command().target().key(),
          State.PENDING,
          "failed %d times, last: %s".formatted(attempts, deferred.message()));
      return;
    }
    Duration wait = backoff.after(attempts, deferred.retryAfter(), random);
    again(tables, entry, wait, deferred.message());
  }

  /** Waits without counting an attempt: the tracker as a whole is at fault, not this command. */
  void postpone(Entry entry, String message, Optional<Duration> asked) {
    Duration wait = backoff.after(1, asked, random);
    store.inTransaction(
        tables -> {
          var retry = new Retry(entry.retry().attempts(), clock.instant().plus(wait), message);
          tables.outbox().wait(entry.planned().command().target().key(), entry.state(), retry);
          return wait;
        });
  }

  /** Lets the ticket's other writes go first. */
  void stepAside(Entry entry) {
    CommandKey key = entry.planned().command().target().key();
    store.inTransaction(
        tables -> {
          tables.outbox().stepAside(key);
          return key;
        });
  }

  private void unknown(Store.Tables tables, Entry entry, Outcome.Unknown unknown) {
    unknown.halfway().ifPresent(ticket -> halfway(tables, entry, ticket));
    CommandKey key = entry.planned().command().target().key();
    int attempts = entry.retry().attempts() + (unknown.certainIn().isPresent() ? 0 : 1);
    if (attempts >= backoff.attempts()) {
      String why = "it is not known whether this was done: " + unknown.message();
      hold(tables, entry, key, State.SENT, why);
      return;
    }
    Duration wait =
        unknown.certainIn().filter(d -> d.compareTo(backoff.settle()) < 0).orElse(backoff.settle());
    var retry = new Retry(attempts, clock.instant().plus(wait), unknown.message());
    tables.outbox().wait(key, State.SENT, retry);
  }

  private void again(Store.Tables tables, Entry entry, Duration wait, String message) {
    Instant at = clock.instant().plus(wait);
    int attempts = entry.retry().attempts() + 1;
    tables
        .outbox()
        .wait(
            entry.planned().command().target().key(),
            State.PENDING,
            new Retry(attempts, at, message));
  }

  private void line(
      Store.Tables tables,
      Entry entry,
      Ledger.Kind kind,
      Optional<TicketRef> ticket,
      String summary) {
    var text =
        new Ledger.Text(
            summary,
            entry.planned().command().target().key().text(),
            detail(entry.planned().explanation()));
    tables
        .ledger()
        .add(new Ledger.Line(clock.instant(), kind, entry.planned().incident(), ticket, text));
  }

  private static String describe(PlannedCommand planned) {
    return switch (planned.command()) {
      case Command.CreateTicket c -> "created a ticket in " + c.project();
      case Command.UpdateFields u ->
          "set " + String.join(", ", u.writes().stream().map(Command.FieldWrite::field).toList());
      case Command.ChangeStatus s -> "status to " + s.status();
      case Command.AddComment a -> "added a comment";
      case Command.EditComment e -> "changed a copied comment";
      case Command.RemoveComment r -> "removed a copied comment";
      case Command.AddAttachment a -> "attached " + a.file().name();
      case Command.PutLink p -> "linked to " + p.link().title();
      case Command.LinkTickets l -> "related to " + l.link().otherId();
    };
  }

  private static String detail(Explanation explanation) {
    StringBuilder detail = new StringBuilder();
    explanation
        .lines()
        .forEach(
            l ->
                detail
                    .append(l.what())
                    .append(": ")
                    .append(l.before())
                    .append(" -> ")
                    .append(l.after())
                    .append(" (")
                    .append(l.why())
                    .append(")\n"));
    return detail.toString();
  }
}
