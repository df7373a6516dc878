package org.incidentbridge.plan;

import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TrackerId;

/** Fields that never leave the tracker they come from (N5). */
final class Restricted {

  private Restricted() {}

  static boolean mayLeave(Draft draft, FieldName field, TrackerId to) {
    Incident.Fact fact = draft.incident().facts().get(field);
    if (fact == null || fact.from().source().tracker().equals(to)) {
      return true;
    }
    return draft
        .bridge
        .vocabulary(fact.from().source().tracker())
        .term(field)
        .map(term -> !term.restricted())
        .orElse(true);
  }
}
