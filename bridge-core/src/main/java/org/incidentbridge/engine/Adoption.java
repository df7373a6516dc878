package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.plan.Admission;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Route;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/**
 * Joins the ticket that a field names instead of making a new one. A ticket that is named but not
 * to be had is never replaced by a new one: the command waits and a problem says why.
 */
final class Adoption {

  private final Store.Tables tables;
  private final Bridge bridge;
  private final Function<TicketSnapshot, Reading> reader;

  Adoption(Store.Tables tables, Bridge bridge, Function<TicketSnapshot, Reading> reader) {
    this.tables = tables;
    this.bridge = bridge;
    this.reader = reader;
  }

  /**
   * What adoption came to.
   *
   * @param incident with the tickets that joined
   * @param changed whether any did
   * @param plan without the creates that have to wait
   */
  record Adopted(Incident incident, boolean changed, Plan plan) {}

  Adopted adopt(Incident incident, Plan plan) {
    Incident now = incident;
    List<PlannedCommand> commands = new ArrayList<>();
    Map<TicketRef, Map<FieldName, String>> problems = new HashMap<>(plan.problems());
    for (PlannedCommand planned : plan.commands()) {
      Optional<Route> route = adopting(planned, incident);
      if (route.isEmpty()) {
        commands.add(planned);
        continue;
      }
      var field = new FieldName(route.get().create().adopt());
      String key = incident.value(field).display();
      Optional<Tickets.Seen> named = named(route.get(), key);
      if (named.isPresent()) {
        now = join(now, route.get(), named.get());
      } else {
        problems
            .computeIfAbsent(incident.origin().ref(), r -> new TreeMap<>())
            .put(field, notThere(route.get(), key));
      }
    }
    return new Adopted(now, !now.equals(incident), new Plan(commands, problems));
  }

  private Optional<Route> adopting(PlannedCommand planned, Incident incident) {
    return planned.purpose() instanceof Purpose.Mirror mirror
        ? bridge
            .route(mirror.route())
            .filter(r -> !r.create().adopt().isEmpty())
            .filter(r -> !incident.value(new FieldName(r.create().adopt())).isAbsent())
        : Optional.empty();
  }

  /** Not a private one: it would give its fields to whoever may write its key (N5). */
  private Optional<Tickets.Seen> named(Route route, String key) {
    return tables.tickets().byKey(key).stream()
        .filter(ref -> ref.tracker().equals(route.to()))
        .filter(ref -> tables.incidents().of(ref).isEmpty())
        .flatMap(ref -> tables.tickets().find(ref).stream())
        .filter(seen -> Reception.isRead(tables, seen))
        .filter(seen -> !seen.ticket().head().restricted())
        .findFirst();
  }

  private Incident join(Incident incident, Route route, Tickets.Seen named) {
    return Admission.adopted(incident, route.name(), reader.apply(named.ticket()));
  }

  private static String notThere(Route route, String key) {
    return "names %s in %s, which is not known there, is private or belongs to another incident: correct it, or clear it to have a new ticket made by route %s"
        .formatted(key, route.to(), route.name());
  }
}
