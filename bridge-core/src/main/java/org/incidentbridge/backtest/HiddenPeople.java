package org.incidentbridge.backtest;

import java.util.HashSet;
import java.util.Set;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.Timeline;

/** The people of an incident whom a restricted field names: their names do not leave (N5). */
final class HiddenPeople {
  private final Set<Party> people = new HashSet<>();

  HiddenPeople(Timeline timeline, HistoryWriter.Kept kept) {
    for (Event event : timeline.events()) {
      Set<FieldName> fields = kept.of(event.ticket());
      switch (event.what()) {
        case Happening.Opened opened ->
            opened.values().forEach((field, value) -> note(fields, field, value));
        case Happening.Changed changed -> note(fields, changed.field(), changed.to());
        default -> {}
      }
    }
  }

  private void note(Set<FieldName> fields, FieldName field, Value value) {
    if (fields.contains(field) && value instanceof Value.Person person) {
      people.add(person.party());
    }
  }

  boolean contains(Party party) {
    return people.contains(party);
  }
}
