package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;

/**
 * What an incident records where a part of a write arrived and the whole is sent again: what shows
 * of it is the bridge's own, so that it looks like nobody's change (N4), what people do elsewhere
 * meanwhile is not undone by it, and it is taken back if the rest is not wanted any more (N1).
 * Pure.
 */
public final class HalfDone {

  private HalfDone() {}

  /**
   * The incident after a command of which a part arrived.
   *
   * @param now the ticket as it is
   */
  public static Incident of(Incident incident, PlannedCommand planned, Reading now) {
    return planned.purpose() instanceof Purpose.Fields fields
        ? written(incident, fields, now)
        : incident;
  }

  private static Incident written(Incident incident, Purpose.Fields fields, Reading now) {
    TicketRef at = now.ticket().ref();
    List<TicketState> tickets = new ArrayList<>();
    for (TicketState ticket : incident.tickets()) {
      tickets.add(ticket.ref().equals(at) ? written(ticket, fields, now) : ticket);
    }
    return incident.withTickets(tickets);
  }

  private static TicketState written(TicketState ticket, Purpose.Fields fields, Reading now) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    fields
        .values()
        .forEach(
            (field, made) -> {
              Baseline old = baselines.getOrDefault(field, Baseline.of(Value.absent()));
              Value seen = now.values().getOrDefault(field, old.seen());
              Value own = own(old.seen(), made, seen);
              if (!own.equals(old.seen())) {
                baselines.put(field, new Baseline(own(old.agreed(), made, seen), own));
              }
            });
    return ticket.withBaselines(baselines);
  }

  /** What the bridge itself has brought about. */
  private static Value own(Value before, Value made, Value seen) {
    if (made instanceof Value.Names || before instanceof Value.Names) {
      return Value.names(own(before.asNames(), made.asNames(), seen.asNames()));
    }
    return seen.equals(made) ? made : before;
  }

  private static Set<String> own(Set<String> before, Set<String> made, Set<String> seen) {
    Set<String> own = new TreeSet<>(before);
    own.removeIf(name -> !made.contains(name) && !seen.contains(name));
    made.stream().filter(seen::contains).forEach(own::add);
    return own;
  }
}
