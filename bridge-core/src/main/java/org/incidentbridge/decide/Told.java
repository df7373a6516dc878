package org.incidentbridge.decide;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;

/**
 * What may be told of what an incident knows: nothing that it has from a ticket that went out of
 * sight, was let go or is gone before anybody else was told (N5). Immutable.
 */
public final class Told {

  private final Map<FieldName, Incident.Fact> facts;
  private final List<TicketState> here;
  private final List<TicketState> away;

  Told(Map<FieldName, Incident.Fact> facts, Collection<TicketState> tickets) {
    this.facts = Map.copyOf(facts);
    here = tickets.stream().filter(TicketState::isPresent).toList();
    away = tickets.stream().filter(t -> !t.isPresent()).toList();
  }

  public Told(Incident incident) {
    this(incident.facts(), incident.tickets());
  }

  /** Whether all tickets take part, so that everything may be told. */
  boolean isWhole() {
    return away.isEmpty();
  }

  /** The value of a field as far as it may be told; empty if it may not. */
  public Optional<Value> value(FieldName field) {
    Incident.Fact fact = facts.get(field);
    if (fact == null) {
      return Optional.of(Value.absent());
    }
    if (fact.value() instanceof Value.Names all) {
      return Optional.of(names(field, all));
    }
    boolean mayBe =
        away.stream().noneMatch(t -> t.ref().equals(fact.from().source()))
            || Closing.explains(field, fact)
            || stands(here, field, baseline -> baseline.agreed().equals(fact.value()));
    return mayBe ? Optional.of(fact.value()) : Optional.empty();
  }

  /**
   * Names come from all sides, whichever changed them last, and some from before they were synced:
   * where a ticket is away, only those are told that stand on another one.
   */
  private Value names(FieldName field, Value.Names all) {
    SortedSet<String> told = new TreeSet<>(all.names());
    told.removeIf(name -> !away.isEmpty() && !stands(here, field, b -> hasName(b, name)));
    return told.size() == all.names().size() ? all : Value.names(told);
  }

  private static boolean hasName(Baseline baseline, String name) {
    return baseline.agreed().asNames().contains(name) || baseline.seen().asNames().contains(name);
  }

  private static boolean stands(
      List<TicketState> tickets, FieldName field, Predicate<Baseline> what) {
    return tickets.stream()
        .map(t -> t.baselines().getOrDefault(field, Baseline.of(Value.absent())))
        .anyMatch(what);
  }
}
