package org.incidentbridge.push;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.plan.Acknowledgement;
import org.incidentbridge.plan.Division;
import org.incidentbridge.plan.Evidence;
import org.incidentbridge.plan.HalfDone;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.Judge;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.plan.Trust;
import org.incidentbridge.plan.Unseen;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/** Stores what became of a command: incident, ticket, ledger and outbox in one transaction. */
final class Recorder {

  private final Store store;
  private final Bridge bridge;
  private final Retries retries;
  private final LedgerWords words;
  private final Arrivals arrivals;
  private final InstantSource clock;

  Recorder(Store store, Bridge bridge, Retries retries, LedgerWords words, InstantSource clock) {
    this.store = store;
    this.bridge = bridge;
    this.retries = retries;
    this.words = words;
    this.arrivals = new Arrivals(bridge, words, clock);
    this.clock = clock;
  }

  /** What a tracker said of a ticket just now. */
  void gone(Sighting.Gone gone) {
    store.inTransaction(t -> Reception.receive(t, gone, t.ledger().position()));
  }

  /**
   * Records.
   *
   * @param trust how what the ticket shows was come by
   * @param judge asked whether it shows what was written
   */
  void record(Entry entry, Outcome outcome, Trust trust, Judge judge) {
    store.inTransaction(
        tables -> {
          switch (OwnTicket.of(entry.planned().command(), outcome)) {
            case Outcome.Applied applied -> {
              Outcome.Receipt receipt = applied.receipt();
              applied(tables, entry, receipt, evidence(entry, receipt, trust, judge));
            }
            case Outcome.NotApplied not -> {
              not.partly().ifPresent(ticket -> partly(tables, entry, ticket));
              retries.notApplied(tables, entry);
            }
            case Outcome.Refused refused -> refused(tables, entry, refused);
            case Outcome.Deferred d -> retries.failed(tables, entry, d.message(), d.retryAfter());
            case Outcome.Stale stale -> stale(tables, entry, stale.current());
            case Outcome.Unknown u -> {
              u.halfway().ifPresent(ticket -> halfway(tables, entry, ticket));
              retries.unknown(tables, entry, u);
            }
          }
          return outcome;
        });
  }

  private Evidence evidence(Entry entry, Outcome.Receipt receipt, Trust trust, Judge judge) {
    Command command = entry.planned().command();
    return receipt
        .ticket()
        .map(
            ticket ->
                Evidence.of(
                    trust,
                    command,
                    receipt,
                    (field, value) -> judge.likeness(field, value, ticket),
                    bridge.vocabulary(command.target().tracker())))
        .orElse(Evidence.of(trust));
  }

  /** Waits without counting an attempt: the tracker as a whole is at fault, not this command. */
  void postpone(Entry entry, String message, Optional<Duration> asked) {
    store.inTransaction(
        tables -> {
          retries.postpone(tables, entry, message, asked);
          return entry;
        });
  }

  /** Lets the ticket's other writes go first. */
  void stepAside(Entry entry) {
    store.inTransaction(
        tables -> {
          tables.outbox().stepAside(entry.key());
          return entry;
        });
  }

  private void applied(
      Store.Tables tables, Entry entry, Outcome.Receipt receipt, Evidence evidence) {
    PlannedCommand planned = entry.planned();
    Incident incident = tables.incidents().find(planned.incident()).orElseThrow();
    Optional<TicketSnapshot> unseen =
        receipt.ticket().isPresent() ? Optional.empty() : unseen(tables, planned, receipt);
    Optional<Reading> after = receipt.ticket().or(() -> unseen).map(this::read);
    Incident acknowledged = Acknowledgement.of(incident, planned, receipt, after, evidence);
    tables.incidents().save(arrivals.settled(tables, entry, acknowledged, after));
    Optional<TicketRef> ticket =
        after.map(r -> r.ticket().ref()).or(() -> HeldFields.ticket(planned));
    words.line(tables, entry, Ledger.Kind.WRITE, ticket, LedgerWords.describe(planned));
    receipt
        .losses()
        .forEach(
            l ->
                words.line(
                    tables, entry, Ledger.Kind.LOSS, ticket, l.field() + ": " + l.message()));
    receipt.ticket().ifPresent(t -> seen(tables, t));
    tables.outbox().remove(entry.key());
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

  /**
   * The ticket as it now is, to be decided on again: people may have changed it meanwhile. One in
   * no project that is read, of which the bridge knows nothing, is none of its business, as in
   * reading.
   */
  private static void seen(Store.Tables tables, TicketSnapshot ticket) {
    if (ticket.head().outside()
        && tables.tickets().version(ticket.ref()).isEmpty()
        && tables.incidents().of(ticket.ref()).isEmpty()) {
      return;
    }
    long position = tables.ledger().position();
    tables.tickets().save(new Tickets.Seen(ticket, position));
    tables.inbox().add(new Sighting.Seen(ticket), position);
  }

  /**
   * Is decided on anew. What is planned otherwise goes at once; what is planned as it was has
   * failed like this before, and is not sent without end (N11).
   */
  private void stale(Store.Tables tables, Entry entry, TicketSnapshot current) {
    seen(tables, current);
    retries.failed(tables, entry, "the ticket was found changed", Optional.empty());
  }

  /** The steps that a command took before it stopped are the bridge's own (N4). */
  private void halfway(Store.Tables tables, Entry entry, TicketSnapshot ticket) {
    PlannedCommand planned = entry.planned();
    Incident incident = tables.incidents().find(planned.incident()).orElseThrow();
    Incident after = Acknowledgement.halfway(incident, planned, read(ticket));
    if (!after.equals(incident)) {
      tables.incidents().save(after);
      String summary = "on the way: " + LedgerWords.describe(planned);
      words.line(tables, entry, Ledger.Kind.WRITE, HeldFields.ticket(planned), summary);
      seen(tables, ticket);
    }
  }

  /** What of a command arrived is the bridge's own, though all of it is to be sent again (N4). */
  private void partly(Store.Tables tables, Entry entry, TicketSnapshot ticket) {
    Incident incident = tables.incidents().find(entry.planned().incident()).orElseThrow();
    Incident after = HalfDone.of(incident, entry.planned(), read(ticket));
    if (!after.equals(incident)) {
      tables.incidents().save(after);
      seen(tables, ticket);
    }
  }

  private void refused(Store.Tables tables, Entry entry, Outcome.Refused refused) {
    refused.halfway().ifPresent(ticket -> halfway(tables, entry, ticket));
    if (entry.planned().purpose() instanceof Purpose.Remark) {
      words.line(
          tables,
          entry,
          Ledger.Kind.LOSS,
          HeldFields.ticket(entry.planned()),
          "could not be told: " + LedgerWords.reason(refused));
      tables.outbox().remove(entry.key());
      return;
    }
    PlannedCommand planned = entry.planned();
    var vocabulary = bridge.vocabulary(planned.command().target().tracker());
    Optional<Division> divided = Division.of(planned, refused.fields().keySet(), vocabulary);
    if (divided.isEmpty()) {
      retries.hold(tables, entry, entry.key(), State.PENDING, LedgerWords.reason(refused));
      return;
    }
    divide(tables, entry, divided.get(), refused);
  }

  private void divide(Store.Tables tables, Entry entry, Division divided, Outcome.Refused refused) {
    List<PlannedCommand> parts = new ArrayList<>(divided.held());
    divided.rest().ifPresent(parts::add);
    tables.outbox().replace(entry.key(), parts, clock.instant());
    for (PlannedCommand part : divided.held()) {
      String why = LedgerWords.reason(refused, part.command());
      retries.hold(tables, entry, part.command().target().key(), State.PENDING, why);
    }
    if (divided.held().isEmpty()) {
      String why = "tried with fewer fields: " + LedgerWords.reason(refused);
      words.line(tables, entry, Ledger.Kind.EVENT, Optional.empty(), why);
    }
  }
}
