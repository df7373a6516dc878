package org.incidentbridge.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Route;

/** Holds incidents against a configuration that may have changed since they began. */
final class Configured {

  /** What its problems are about. */
  static final FieldName TOPIC = new FieldName("route");

  private final Bridge bridge;

  Configured(Bridge bridge) {
    this.bridge = bridge;
  }

  /**
   * The incident with the mirrors of a route that got another name tied to it. No other route that
   * leads the same way is to have them: what it shares may be more (N5).
   */
  Incident followed(RouteNames names, Incident incident) {
    List<TicketState> tickets =
        incident.tickets().stream()
            .map(t -> successor(names, incident, t).map(r -> t.withRoute(r.name())).orElse(t))
            .toList();
    return tickets.equals(incident.tickets()) ? incident : incident.withTickets(tickets);
  }

  private Optional<Route> successor(RouteNames names, Incident incident, TicketState mirror) {
    if (mirror.isOrigin() || bridge.route(mirror.route()).isPresent()) {
      return Optional.empty();
    }
    List<Route> same =
        candidates(incident, mirror).stream()
            .filter(r -> names.wasCalled(r, mirror.route()))
            .toList();
    return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
  }

  private List<Route> candidates(Incident incident, TicketState mirror) {
    return bridge.routes().stream()
        .filter(r -> r.to().equals(mirror.ref().tracker()))
        .filter(r -> incident.tickets().stream().anyMatch(t -> t.ref().tracker().equals(r.from())))
        .toList();
  }

  /** Why a ticket is not kept in step although it is there; empty if it is. */
  Optional<String> problem(Incident incident, TicketState ticket) {
    if (ticket.isOver()) {
      return Optional.empty();
    }
    if (!bridge.knows(ticket.ref().tracker())) {
      return Optional.of(
          "it is left as it is: there is no tracker %s in the configuration. The other tickets of the incident are kept in step. Configure the tracker again under that name, and its routes, to go on with it"
              .formatted(ticket.ref().tracker()));
    }
    return ticket.isOrigin() || bridge.route(ticket.route()).isPresent()
        ? Optional.empty()
        : Optional.of(unrouted(incident, ticket));
  }

  private String unrouted(Incident incident, TicketState mirror) {
    String names =
        candidates(incident, mirror).stream()
            .map(r -> "'" + r.name() + "'")
            .collect(Collectors.joining(" or "));
    return "it is not kept in step: it belongs to the route '%s', which is not configured%s. Give the route its name again if it was renamed"
        .formatted(mirror.route(), names.isEmpty() ? "" : "; did you mean " + names);
  }
}
