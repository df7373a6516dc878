package org.incidentbridge.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.plan.GivenUp;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;

/** What a person decides: which side of a conflict counts, and that a held command may go. */
public final class Rulings {

  private final Store store;
  private final InstantSource clock;

  public Rulings(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Takes one side of a conflict; the others are written to in the next cycle.
   *
   * @return whether there was such a conflict with such a side
   */
  public boolean take(IncidentId id, FieldName field, TrackerId side) {
    return store.inTransaction(
        tables -> {
          Optional<Incident> incident = tables.incidents().find(id);
          Optional<Conflict> conflict =
              incident.stream()
                  .flatMap(i -> i.conflicts().stream())
                  .filter(c -> c.field().equals(field))
                  .findFirst();
          Optional<TicketRef> winner =
              conflict.stream()
                  .flatMap(c -> c.sides().keySet().stream())
                  .filter(ref -> ref.tracker().equals(side))
                  .findFirst();
          winner.ifPresent(w -> decide(tables, incident.orElseThrow(), conflict.orElseThrow(), w));
          return winner.isPresent();
        });
  }

  private void decide(Store.Tables tables, Incident incident, Conflict conflict, TicketRef winner) {
    Instant now = clock.instant();
    Value value = conflict.sides().getOrDefault(winner, Value.absent());
    SortedMap<FieldName, Incident.Fact> facts = new TreeMap<>(incident.facts());
    facts.put(
        conflict.field(),
        new Incident.Fact(value, new Provenance(winner, now, "a person decided the conflict")));
    List<TicketState> tickets = new ArrayList<>();
    incident.tickets().forEach(t -> tickets.add(rebased(t, conflict)));
    List<Conflict> rest = new ArrayList<>(incident.conflicts());
    rest.remove(conflict);
    tables
        .incidents()
        .save(
            new Incident(incident.id(), facts, tickets, incident.shared(), rest, incident.known()));
    Reception.wake(tables, winner);
    tables
        .ledger()
        .add(
            new Ledger.Line(
                now,
                Ledger.Kind.EVENT,
                incident.id(),
                Optional.of(winner),
                new Ledger.Text(
                    "conflict on %s decided for %s"
                        .formatted(conflict.field(), name(incident, winner)),
                    "",
                    sides(incident, conflict))));
  }

  private static String name(Incident incident, TicketRef ref) {
    return incident.ticket(ref).map(TicketState::name).orElse(ref.toString());
  }

  private static String sides(Incident incident, Conflict conflict) {
    return conflict.sides().entrySet().stream()
        .map(side -> name(incident, side.getKey()) + ": " + side.getValue().display())
        .sorted()
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static TicketState rebased(TicketState ticket, Conflict conflict) {
    Map<TicketRef, Value> sides = conflict.sides();
    Value shown = sides.get(ticket.ref());
    if (shown == null) {
      return ticket;
    }
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    baselines.put(conflict.field(), Baseline.of(shown));
    return ticket.withBaselines(baselines);
  }

  /**
   * Lets a held command go.
   *
   * @return whether there was one
   */
  public boolean release(CommandKey key) {
    return store.inTransaction(
        tables -> {
          Optional<Outbox.Entry> held = held(tables, key);
          held.ifPresent(
              e -> {
                tables.outbox().release(key, clock.instant());
                tables
                    .incidents()
                    .find(e.planned().incident())
                    .ifPresent(i -> Reception.wake(tables, i));
                note(tables, e, "released by a person", "");
              });
          return held.isPresent();
        });
  }

  /** What became of the wish to give a command up. */
  public enum GivingUp {
    /** It is gone, and will not be planned again. */
    DONE,
    /** No held command has this key. */
    NOT_HELD,
    /** The rules would ask for it again; nothing was done. */
    WANTED_BY_RULES
  }

  /** Gives a held command up for good; the ticket stays as it is. */
  public GivingUp drop(CommandKey key) {
    return drop(List.of(key)).getOrDefault(key, GivingUp.DONE);
  }

  /**
   * Gives held commands up for good, all of them or none; the tickets stay as they are.
   *
   * @return which of them cannot be given up, and why; empty if they were
   */
  public Map<CommandKey, GivingUp> drop(List<CommandKey> keys) {
    return store.inTransaction(
        tables -> {
          Map<CommandKey, GivingUp> kept = new LinkedHashMap<>();
          for (CommandKey key : keys) {
            GivingUp answer = answer(tables, key);
            if (answer != GivingUp.DONE) {
              kept.put(key, answer);
            }
          }
          if (kept.isEmpty()) {
            keys.forEach(key -> held(tables, key).ifPresent(e -> giveUp(tables, e)));
          }
          return kept;
        });
  }

  private static GivingUp answer(Store.Tables tables, CommandKey key) {
    return held(tables, key)
        .map(e -> after(tables, e).isPresent() ? GivingUp.DONE : GivingUp.WANTED_BY_RULES)
        .orElse(GivingUp.NOT_HELD);
  }

  private static Optional<Incident> after(Store.Tables tables, Outbox.Entry held) {
    PlannedCommand planned = held.planned();
    return tables.incidents().find(planned.incident()).flatMap(i -> GivenUp.of(i, planned));
  }

  private void giveUp(Store.Tables tables, Outbox.Entry held) {
    PlannedCommand planned = held.planned();
    tables.incidents().save(after(tables, held).orElseThrow());
    tables.outbox().remove(planned.command().target().key());
    note(tables, held, "given up by a person: " + what(planned), lines(planned));
  }

  private static Optional<Outbox.Entry> held(Store.Tables tables, CommandKey key) {
    return tables.outbox().find(key).filter(entry -> entry.state() == Outbox.State.HELD);
  }

  private void note(Store.Tables tables, Outbox.Entry entry, String summary, String detail) {
    PlannedCommand planned = entry.planned();
    String key = planned.command().target().key().text();
    tables
        .ledger()
        .add(
            new Ledger.Line(
                clock.instant(),
                Ledger.Kind.HELD,
                planned.incident(),
                HeldFields.ticket(planned),
                new Ledger.Text(summary, key, detail)));
  }

  private static String what(PlannedCommand planned) {
    return planned.explanation().lines().stream()
        .map(Explanation.Line::what)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String lines(PlannedCommand planned) {
    return planned.explanation().lines().stream()
        .map(l -> "%s: %s -> %s%n".formatted(l.what(), l.before(), l.after()))
        .collect(Collectors.joining());
  }
}
