package org.incidentbridge.decide;

import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;

/** The status that tickets get because another one is gone: it is the bridge's word, not its. */
final class Closing {

  private static final FieldName STATUS = StandardField.STATUS.field();
  private static final Value CLOSED = Value.line("closed");
  private static final String DELETED = " was deleted";
  private static final String MERGED = " was merged into ";

  private Closing() {}

  static String deleted(TicketState ticket) {
    return ticket.place().key() + DELETED;
  }

  static String merged(TicketState ticket, String into) {
    return ticket.place().key() + MERGED + into;
  }

  static void close(Draft draft, Provenance because) {
    draft.facts.put(STATUS, new Incident.Fact(CLOSED, because));
  }

  /** What was closed because a ticket was gone has the status of that ticket, which is back. */
  static void undo(Draft draft, Reading back) {
    var ticket = back.ticket();
    Incident.Fact standing = draft.facts.get(STATUS);
    Value own = back.value(STATUS);
    if (standing != null
        && explains(STATUS, standing)
        && standing.from().source().equals(ticket.ref())
        && !own.isAbsent()) {
      var from = new Provenance(ticket.ref(), ticket.head().stamp().updatedAt(), "it is back");
      draft.facts.put(STATUS, new Incident.Fact(own, from));
    }
  }

  /** Whether a value stands only because its ticket was deleted or merged away. */
  static boolean explains(FieldName field, Incident.Fact fact) {
    String rule = fact.from().rule();
    return field.equals(STATUS)
        && fact.value().equals(CLOSED)
        && (rule.endsWith(DELETED) || rule.contains(MERGED));
  }
}
