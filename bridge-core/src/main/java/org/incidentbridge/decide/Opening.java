package org.incidentbridge.decide;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.normalise.ConditionVariables;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TicketSnapshot;

/** Begins an incident for a ticket that a route covers. */
final class Opening {

  private static final int ID_DIGITS = 10;
  private final Bridge bridge;

  Opening(Bridge bridge) {
    this.bridge = bridge;
  }

  /** What keeps routes from saying whether they cover a ticket. */
  Map<FieldName, String> problems(Reading reading) {
    TicketRef ref = reading.ticket().ref();
    var variables =
        ConditionVariables.of(reading.values(), ref.tracker(), Places.of(reading.ticket()));
    return Conditions.failing(
        bridge.routes().stream().filter(r -> r.from().equals(ref.tracker())).toList(), variables);
  }

  /** Nothing begins with what is not to leave its tracker, or is in no project that is read. */
  Optional<Incident> open(Reading reading) {
    TicketSnapshot.Head head = reading.ticket().head();
    if (head.restricted() || head.outside()) {
      return Optional.empty();
    }
    TicketRef ref = reading.ticket().ref();
    TicketState.Place place = Places.of(reading.ticket());
    var variables = ConditionVariables.of(reading.values(), ref.tracker(), place);
    boolean covered =
        isPromised(ref, variables)
            || bridge.routes().stream()
                .anyMatch(r -> r.from().equals(ref.tracker()) && r.when().test(variables).holds());
    return covered ? Optional.of(begin(reading, place)) : Optional.empty();
  }

  private boolean isPromised(TicketRef ref, Map<String, Object> variables) {
    return bridge.reach().covers().contains(ref.tracker())
        && bridge.reach().counts().test(variables).holds();
  }

  static Incident begin(Reading reading, TicketState.Place place) {
    TicketRef ref = reading.ticket().ref();
    SortedMap<FieldName, Incident.Fact> facts = new TreeMap<>();
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>();
    TicketSnapshot.Stamp stamp = reading.ticket().head().stamp();
    var from =
        stamp.isChanged()
            ? new Provenance(ref, stamp.updatedAt(), "the incident began here, as it stood then")
            : new Provenance(ref, stamp.createdAt(), "the incident began here");
    reading
        .values()
        .forEach(
            (field, value) -> {
              facts.put(field, new Incident.Fact(value, from));
              baselines.put(field, Baseline.of(value));
            });
    var origin = new TicketState(ref, place, "", Presence.PRESENT, baselines);
    return new Incident(idOf(ref), facts, List.of(origin), Shared.NONE, List.of());
  }

  private static IncidentId idOf(TicketRef origin) {
    String digits = CommandKey.of("incident", origin.toString()).text().substring("ib-".length());
    return new IncidentId("INC-" + digits.substring(0, ID_DIGITS).toUpperCase(Locale.ROOT));
  }
}
