package org.incidentbridge.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.decide.Places;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.ConditionVariables;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.policy.Route;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;

/** Finds routes that cover none of the tickets read so far, which nothing else would show. */
final class IdleRoutes {

  private final Store.Tables tables;
  private final BridgeConfig config;

  private IdleRoutes(Store.Tables tables, BridgeConfig config) {
    this.tables = tables;
    this.config = config;
  }

  /** A sentence about each such route; none while its tracker was not yet read to its end. */
  static Map<Route, String> found(Store.Tables tables, BridgeConfig config) {
    IdleRoutes routes = new IdleRoutes(tables, config);
    Map<Route, String> idle = new LinkedHashMap<>();
    for (Route route : config.bridge().routes()) {
      routes.why(route).ifPresent(why -> idle.put(route, why));
    }
    return idle;
  }

  private Optional<String> why(Route route) {
    if (tables.health().of(route.from()).readAt().isEmpty()) {
      return Optional.empty();
    }
    var ids = tables.tickets().versions(route.from()).keySet();
    if (ids.isEmpty()) {
      return Optional.of(
          "Route %s covers nothing: no ticket of %s was found."
              .formatted(route.name(), route.from()));
    }
    boolean covers = ids.stream().anyMatch(id -> covers(route, new TicketRef(route.from(), id)));
    return covers
        ? Optional.empty()
        : Optional.of(
            "Route %s covers nothing of what was read from %s (%s): its condition is %s"
                .formatted(
                    route.name(),
                    route.from(),
                    Count.of(ids.size(), "ticket"),
                    route.when().text()));
  }

  /** A condition that cannot be tested is a problem of its ticket, and told there. */
  private boolean covers(Route route, TicketRef ref) {
    return tables
        .tickets()
        .find(ref)
        .map(seen -> route.when().test(variables(seen.ticket())))
        .filter(answer -> answer.holds() || !answer.problem().isEmpty())
        .isPresent();
  }

  /** What the incident says, where the ticket has one. */
  private Map<String, Object> variables(TicketSnapshot ticket) {
    var tracker = ticket.ref().tracker();
    Map<FieldName, Value> values = new TreeMap<>();
    Optional<Incident> incident = tables.incidents().of(ticket.ref());
    if (incident.isPresent()) {
      incident.get().facts().forEach((field, fact) -> values.put(field, fact.value()));
    } else {
      var words = config.bridge().vocabulary(tracker);
      values.putAll(new Normaliser(words, config.bridge().people()).read(ticket).values());
    }
    return ConditionVariables.of(values, tracker, Places.of(ticket));
  }
}
