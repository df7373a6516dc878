package org.incidentbridge.plan;

import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Owner;

/** Fields that never leave the tracker they come from (N5). */
final class Restricted {

  private Restricted() {}

  static boolean mayLeave(Draft draft, FieldName field, TrackerId to) {
    Incident.Fact fact = draft.incident().facts().get(field);
    if (fact == null) {
      return true;
    }
    return united(draft, field)
        ? draft.incident().tickets().stream()
            .allMatch(t -> mayLeave(draft, field, t.ref().tracker(), to))
        : mayLeave(draft, field, fact.from().source().tracker(), to);
  }

  /**
   * What to call a person elsewhere whom their tracker keeps to itself.
   *
   * @return empty if the name may be said
   */
  static Optional<String> role(Draft draft, Party person, TicketState at, TrackerId to) {
    TrackerId from = at.ref().tracker();
    Value who = new Value.Person(draft.bridge.people().canonical(from, person));
    if (!draft.bridge.knows(from)) {
      return Optional.empty();
    }
    return draft.bridge.vocabulary(from).fields().keySet().stream()
        .filter(field -> !mayLeave(draft, field, from, to))
        .filter(
            field ->
                draft.reading(at.ref()).stream().anyMatch(r -> who.equals(r.values().get(field))))
        .map(field -> "the " + field.name().replaceFirst("^custom:", ""))
        .findFirst();
  }

  /** What is united has come from all sides, whichever changed it last. */
  private static boolean united(Draft draft, FieldName field) {
    return draft.synced.owners().get(field) instanceof Owner.Union
        || draft.incident().value(field) instanceof Value.Names;
  }

  /** Whether what a tracker shows in a field may be told in another one. */
  static boolean mayLeave(Draft draft, FieldName field, TrackerId from, TrackerId to) {
    if (!draft.bridge.knows(from)) {
      return hasLeft(draft, field, from);
    }
    return from.equals(to)
        || draft.bridge.vocabulary(from).term(field).map(term -> !term.restricted()).orElse(true);
  }

  /** What a tracker that is no longer configured kept to itself is known nowhere else. */
  private static boolean hasLeft(Draft draft, FieldName field, TrackerId from) {
    return draft.incident().tickets().stream()
        .filter(t -> t.ref().tracker().equals(from))
        .map(t -> agreed(t, field))
        .filter(value -> !value.isAbsent())
        .allMatch(value -> isElsewhere(draft, field, value, from));
  }

  private static boolean isElsewhere(Draft draft, FieldName field, Value value, TrackerId from) {
    return draft.incident().tickets().stream()
        .filter(t -> !t.ref().tracker().equals(from))
        .anyMatch(t -> holds(agreed(t, field), value));
  }

  private static Value agreed(TicketState ticket, FieldName field) {
    Baseline baseline = ticket.baselines().get(field);
    return baseline == null ? Value.absent() : baseline.agreed();
  }

  private static boolean holds(Value all, Value some) {
    boolean among =
        all instanceof Value.Names a
            && some instanceof Value.Names s
            && a.names().containsAll(s.names());
    return among || all.equals(some);
  }
}
