package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.decide.Sharing;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.policy.People;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.store.Store;

/**
 * Gets to know who of organisations that see the tickets of their people has an account in which
 * tracker (J11). Whoever is new is let see the open tickets of before too.
 */
final class Acquaintance {

  private final Sharing sharing;
  private final People people;

  Acquaintance(Sharing sharing, People people) {
    this.sharing = sharing;
    this.people = people;
  }

  /** The reporter's colleagues in the tracker of the origin; empty if they are not to see it. */
  List<Party> of(Store.Tables tables, Incident incident, Map<TicketRef, Reading> readings) {
    if (!sharing.isOn()) {
      return List.of();
    }
    readings.forEach(
        (ref, reading) ->
            persons(reading).forEach(party -> meet(tables, ref.tracker(), party, incident.id())));
    TicketRef origin = incident.origin().ref();
    Optional<Catalogue.Organisation> audience =
        Optional.ofNullable(readings.get(origin))
            .flatMap(reading -> sharing.audience(incident.origin(), reading));
    audience.ifPresentOrElse(
        o -> tables.colleagues().sees(origin.tracker(), o.name(), incident.id()),
        () -> tables.colleagues().over(incident.id()));
    return audience.map(o -> tables.colleagues().of(origin.tracker(), o.name())).orElse(List.of());
  }

  private static List<Party> persons(Reading reading) {
    List<Party> persons = new ArrayList<>();
    Value reporter = reading.value(StandardField.REPORTER.field());
    Stream.of(reporter)
        .filter(value -> reading.ticket().marker().isEmpty()) // else the bridge reported it
        .filter(Value.Person.class::isInstance)
        .map(person -> ((Value.Person) person).party())
        .forEach(persons::add);
    reading.ticket().talk().comments().stream()
        .filter(comment -> comment.marker().isEmpty())
        .map(Comment::author)
        .forEach(persons::add);
    return persons.stream().filter(party -> !party.account().isEmpty()).distinct().toList();
  }

  private void meet(Store.Tables tables, TrackerId tracker, Party seen, IncidentId here) {
    Party party = people.canonical(tracker, seen);
    sharing
        .organisation(party)
        .filter(o -> tables.colleagues().add(tracker, o.name(), party))
        .ifPresent(o -> wake(tables, tables.colleagues().seen(tracker, o.name()), here));
  }

  private static void wake(Store.Tables tables, List<IncidentId> seen, IncidentId here) {
    seen.stream()
        .filter(id -> !id.equals(here))
        .flatMap(id -> tables.incidents().find(id).stream())
        .forEach(incident -> Reception.wake(tables, incident));
  }
}
