package org.incidentbridge.engine;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/**
 * Tickets that moved from one configured tracker to another one of the same site: there they have
 * the same id, and yet look like new ones. They stay with the incident that they belong to as long
 * as it keeps them, so that they get no second mirror (N3).
 */
final class Elsewhere {

  private final Store.Tables tables;
  private final Set<TrackerId> trackers;

  Elsewhere(Store.Tables tables, Bridge bridge) {
    this.tables = tables;
    this.trackers = bridge.vocabularies().keySet();
  }

  /** A ticket as another tracker of its site has it, and the incident to which it belongs there. */
  record Known(TicketState ticket, Incident incident) {

    /** What to tell people of it. */
    String told() {
      return ("is %s of incident %s, which moved here from another tracker of the same site: it"
              + " gets no second mirror and is kept in step as before, but only the sweep of %s"
              + " looks at it there. To have it followed at once, let one tracker read both"
              + " projects")
          .formatted(ticket.name(), incident.id(), ticket.ref().tracker());
    }
  }

  /** Where a ticket of no incident belongs to one under another tracker's name. */
  Optional<Known> known(TicketSnapshot ticket) {
    return others(ticket)
        .flatMap(ref -> tables.incidents().of(ref).flatMap(i -> kept(i, ref)).stream())
        .findFirst();
  }

  private static Optional<Known> kept(Incident incident, TicketRef ref) {
    return incident
        .ticket(ref)
        .filter(t -> t.presence() == Presence.PRESENT || t.presence() == Presence.NOT_VISIBLE)
        .map(t -> new Known(t, incident));
  }

  private Stream<TicketRef> others(TicketSnapshot ticket) {
    return trackers.stream()
        .filter(t -> !t.equals(ticket.ref().tracker()))
        .sorted()
        .map(t -> new TicketRef(t, ticket.ref().id()))
        .filter(
            ref ->
                tables.tickets().find(ref).map(Tickets.Seen::ticket).stream()
                    .anyMatch(other -> areOfOneSite(other.head().url(), ticket.head().url())));
  }

  /** The pages of all tickets of a site lie in one place. */
  private static boolean areOfOneSite(URI one, URI other) {
    return one.getHost() != null && one.resolve(".").equals(other.resolve("."));
  }

  /** Has tickets that an incident lets go decided on under the other names that they have. */
  void letGo(Incident before, Incident after) {
    after.tickets().stream()
        .filter(t -> t.presence() == Presence.DETACHED)
        .filter(t -> before.ticket(t.ref()).filter(b -> !b.equals(t)).isPresent())
        .flatMap(t -> tables.tickets().find(t.ref()).stream())
        .flatMap(seen -> others(seen.ticket()))
        .filter(ref -> tables.incidents().of(ref).isEmpty())
        .forEach(ref -> Puller.wake(tables, ref));
  }
}
