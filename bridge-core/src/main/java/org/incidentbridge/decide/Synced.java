package org.incidentbridge.decide;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;

/** Which fields are synced between the tickets of one incident, and who owns them. Immutable. */
public final class Synced {

  private static final FieldName KNOWN = StandardField.KNOWN_PROBLEM.field();

  private final Bridge bridge;
  private final List<TicketState> tickets;
  private final List<Route> routes;
  private final Map<FieldName, List<Route>> circles;
  private final SortedMap<FieldName, Owner> owners;

  public Synced(Bridge bridge, List<TicketState> tickets) {
    this(bridge, tickets, inForce(bridge, tickets));
  }

  private Synced(Bridge bridge, List<TicketState> tickets, List<Route> routes) {
    this.bridge = bridge;
    this.tickets = List.copyOf(tickets);
    this.routes = routes;
    this.circles = new Circles(bridge, tickets, routes).byField();
    SortedMap<FieldName, Owner> first = new TreeMap<>();
    bridge.reach().decides().forEach(field -> first.put(field, new Owner.Policy()));
    circles.forEach(
        (field, circle) ->
            circle.stream()
                .findFirst()
                .flatMap(r -> Optional.ofNullable(r.terms().fields().get(field)))
                .ifPresent(owner -> first.putIfAbsent(field, owner)));
    bridge.reach().puts().forEach(field -> first.putIfAbsent(field, new Owner.Latest()));
    if (bridge.routes().stream().anyMatch(Synced::isLooking)) {
      first.putIfAbsent(KNOWN, new Owner.Latest());
    }
    this.owners = Collections.unmodifiableSortedMap(first);
  }

  private static List<Route> inForce(Bridge bridge, List<TicketState> tickets) {
    return bridge.routes().stream()
        .filter(r -> tickets.stream().anyMatch(t -> t.route().equals(r.name()) && counts(t)))
        .toList();
  }

  /** The same once another route has a mirror, too. */
  public Synced with(Route more) {
    List<Route> all =
        bridge.routes().stream().filter(r -> routes.contains(r) || r.equals(more)).toList();
    return new Synced(bridge, tickets, all);
  }

  /** The routes in force: one for each mirror, in the order of configuration. */
  public List<Route> routes() {
    return routes;
  }

  /** The fields in force with their owners; of routes that are joined in it the first decides. */
  public SortedMap<FieldName, Owner> owners() {
    return owners;
  }

  /**
   * Whether a ticket takes part in a field: the policy decides it, or some route that touches the
   * ticket syncs it. What steps put shows where the incident began, whatever routes sync.
   */
  public boolean takesPart(TicketState ticket, FieldName field) {
    return owners.containsKey(field)
        && bridge.knows(ticket.ref().tracker())
        && bridge.vocabulary(ticket.ref().tracker()).term(field).isPresent()
        && (bridge.reach().decides().contains(field)
            || (ticket.isOrigin() && bridge.reach().puts().contains(field))
            || (field.equals(KNOWN) && isLookedFor(ticket))
            || circles.getOrDefault(field, List.of()).stream().anyMatch(r -> touches(r, ticket)));
  }

  /**
   * Whether what a ticket says in a field counts for those that sync it: an origin that sits out of
   * it gives them nothing (N5).
   */
  public boolean hears(FieldName field, TicketRef source) {
    return bridge.reach().decides().contains(field)
        || !bridge.knows(source.tracker())
        || tickets.stream()
            .filter(t -> t.isOrigin() && t.ref().equals(source))
            .allMatch(t -> takesPart(t, field));
  }

  /** The tracker whose ticket a field begins with where the origin sits out of it. */
  Optional<TrackerId> beginning(FieldName field) {
    return circles.getOrDefault(field, List.of()).stream().map(Route::from).findFirst();
  }

  private static boolean isLooking(Route route) {
    return route.create().known().isOn();
  }

  /** A ticket shows its known problem also while it has no mirror: it has none for that. */
  private boolean isLookedFor(TicketState ticket) {
    return bridge.routes().stream()
        .anyMatch(r -> isLooking(r) && r.from().equals(ticket.ref().tracker()));
  }

  /** A ticket that is hidden for the moment still counts; one that is gone for good does not. */
  private static boolean counts(TicketState ticket) {
    return !ticket.isOver();
  }

  private static boolean touches(Route route, TicketState ticket) {
    return ticket.route().equals(route.name()) || ticket.ref().tracker().equals(route.from());
  }

  /** The route by which a mirror hangs on its parent. */
  public Optional<Route> routeOf(TicketState mirror) {
    return bridge.route(mirror.route());
  }

  /**
   * The ticket that a mirror hangs on: the incident's ticket in the route's source tracker; of
   * several, as where one was deleted and made again, one that is there.
   */
  public Optional<TicketState> parent(TicketState mirror) {
    return routeOf(mirror)
        .flatMap(
            route ->
                tickets.stream()
                    .filter(t -> t.ref().tracker().equals(route.from()))
                    .min(Comparator.comparing(t -> !counts(t))));
  }
}
