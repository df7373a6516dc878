package org.incidentbridge.decide;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.timeline.PastEvent;
import org.incidentbridge.timeline.PastEvent.FieldSet;
import org.incidentbridge.timeline.PastEvent.FirstSeen;

/** To whom the tickets of an incident are or were assigned: they work on it. Pure. */
final class Assignees {

  private static final FieldName ASSIGNEE = StandardField.ASSIGNEE.field();

  private final Bridge bridge;

  Assignees(Bridge bridge) {
    this.bridge = bridge;
  }

  Set<Party> of(Incident incident, Map<TicketRef, List<PastEvent>> past) {
    Set<Party> all = new HashSet<>();
    if (incident.value(ASSIGNEE) instanceof Value.Person person) {
      all.add(person.party());
    }
    for (TicketState ticket : incident.tickets()) {
      TicketRef ref = ticket.ref();
      if (bridge.knows(ref.tracker())) {
        bridge
            .vocabulary(ref.tracker())
            .term(ASSIGNEE)
            .map(Term::trackerField)
            .ifPresent(field -> add(ref, field, past.getOrDefault(ref, List.of()), all));
      }
    }
    return all;
  }

  private void add(TicketRef ticket, String field, List<PastEvent> known, Set<Party> all) {
    for (PastEvent event : known) {
      Value value =
          switch (event.what()) {
            case FirstSeen seen when seen.field().equals(field) -> seen.value();
            case FieldSet set when set.field().equals(field) -> set.to();
            default -> Value.absent();
          };
      if (value instanceof Value.Person person) {
        all.add(bridge.people().canonical(ticket.tracker(), person.party()));
      }
    }
  }
}
