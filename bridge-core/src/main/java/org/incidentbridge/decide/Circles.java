package org.incidentbridge.decide;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Route;

/**
 * Which routes sync a field together: a value passes through no route that leaves it out (N5). An
 * incident has one value of a field, so that only one such circle has it: the one in which it
 * began, or the first where it began in none. Pure.
 */
final class Circles {

  private final Bridge bridge;
  private final Optional<TrackerId> origin;
  private final List<Route> routes;

  /**
   * @param routes in force
   */
  Circles(Bridge bridge, List<TicketState> tickets, List<Route> routes) {
    this.bridge = bridge;
    this.routes = routes;
    this.origin =
        tickets.stream().filter(TicketState::isOrigin).map(t -> t.ref().tracker()).findFirst();
  }

  /** For each field that any of them names, those that sync it, in their order. */
  Map<FieldName, List<Route>> byField() {
    Map<FieldName, List<Route>> circles = new HashMap<>();
    for (Route route : routes) {
      route.terms().fields().keySet().forEach(f -> circles.computeIfAbsent(f, this::circle));
    }
    return circles;
  }

  /** What steps put begins where the incident did, and nowhere else. */
  private List<Route> circle(FieldName field) {
    List<Route> naming =
        routes.stream().filter(r -> r.terms().fields().containsKey(field)).toList();
    boolean begins =
        bridge.reach().puts().contains(field) || naming.stream().anyMatch(this::isAtOrigin);
    TrackerId first = naming.getFirst().from();
    return joined(naming, begins ? origin.orElse(first) : first);
  }

  private boolean isAtOrigin(Route route) {
    return origin.filter(o -> o.equals(route.from()) || o.equals(route.to())).isPresent();
  }

  private static List<Route> joined(List<Route> naming, TrackerId first) {
    Set<TrackerId> reached = new HashSet<>(Set.of(first));
    boolean more = true;
    while (more) {
      more = false;
      for (Route route : naming) {
        if (reached.contains(route.from()) || reached.contains(route.to())) {
          more |= reached.addAll(List.of(route.from(), route.to()));
        }
      }
    }
    return naming.stream().filter(r -> reached.contains(r.from())).toList();
  }
}
