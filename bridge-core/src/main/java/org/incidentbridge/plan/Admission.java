package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.decide.Places;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;

/** What an incident records once a ticket becomes one of its own. Pure. */
public final class Admission {

  private Admission() {}

  /** The incident with one more ticket, which stands for what the mirror was made with. */
  public static Incident joined(
      Incident incident, Purpose.Mirror mirror, Reading after, Evidence evidence) {
    var made = new Made(incident, mirror, after, evidence);
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>();
    after.values().forEach((field, seen) -> baselines.put(field, made.baseline(field, seen)));
    List<TicketState> tickets = new ArrayList<>(incident.tickets());
    tickets.removeIf(t -> t.ref().equals(after.ticket().ref()));
    tickets.add(present(after, mirror.route(), baselines));
    return incident.withTickets(tickets);
  }

  /**
   * The incident with a ticket that existed before. All it shows counts as changed there just now,
   * so that ownership decides where the two differ and the losing value is kept (N7).
   */
  public static Incident adopted(Incident incident, String route, Reading found) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>();
    found.values().keySet().forEach(field -> baselines.put(field, Baseline.of(Value.absent())));
    List<TicketState> tickets = new ArrayList<>(incident.tickets());
    tickets.add(present(found, route, baselines));
    return incident.withTickets(tickets);
  }

  private static TicketState present(
      Reading reading, String route, SortedMap<FieldName, Baseline> baselines) {
    var ticket = reading.ticket();
    return new TicketState(ticket.ref(), Places.of(ticket), route, Presence.PRESENT, baselines);
  }

  /** A ticket that the bridge made, as it was first read. */
  private record Made(Incident incident, Purpose.Mirror mirror, Reading after, Evidence evidence) {

    private static final Set<FieldName> SET_LATER =
        Set.of(StandardField.STATUS.field(), StandardField.RESOLUTION.field());

    /**
     * What a tracker puts into a field that the incident does not know is no change of anybody; but
     * labels are what somebody, who was quicker than the bridge, or a rule of theirs has put on.
     */
    Baseline baseline(FieldName field, Value seen) {
      Trust trust = evidence.trust();
      Value made = mirror.values().get(field);
      Value set = mirror.set().get(field);
      if (set != null && !SET_LATER.contains(field)) {
        Value incidents = made == null ? Value.absent() : made;
        Value all = set instanceof Value.Names ? Presets.united(incidents, set) : set;
        return presets(incidents, all, evidence.created(field, all, seen));
      }
      if (made != null) {
        // Nobody sets the reporter of a mirror, but many trackers show the bridge in place of one.
        boolean asMade = trust != Trust.DIRECT && field.equals(StandardField.REPORTER.field());
        return asMade ? new Baseline(made, seen) : evidence.created(field, made, seen);
      }
      if (SET_LATER.contains(field)) {
        return trust.begun(seen, after.ticket().head().stamp().isChanged());
      }
      if (field.equals(StandardField.LABELS.field())) {
        return Baseline.of(Value.absent());
      }
      if (!incident.value(field).isAbsent()) {
        return trust.cameLater(seen);
      }
      return evidence.preset(field, seen);
    }

    /** What the route puts there is none of what the incident says. */
    private static Baseline presets(Value incidents, Value all, Baseline created) {
      boolean told = created.agreed().equals(all);
      return told || !(created.agreed() instanceof Value.Names)
          ? new Baseline(incidents, created.seen())
          : new Baseline(Trust.common(incidents, created.agreed()), created.seen());
    }
  }
}
