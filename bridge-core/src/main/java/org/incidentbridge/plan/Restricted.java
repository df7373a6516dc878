package org.incidentbridge.plan;

import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketState;
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

  private static boolean mayLeave(Draft draft, FieldName field, TrackerId from, TrackerId to) {
    return from.equals(to)
        || draft.bridge.vocabulary(from).term(field).map(term -> !term.restricted()).orElse(true);
  }
}
