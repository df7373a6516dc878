package org.incidentbridge.push;

import java.util.Optional;
import org.incidentbridge.model.Site;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/**
 * Tickets that a create made, and that people moved to where another tracker of the site reads.
 * After the store was lost only their mark tells, and their own tracker does not show it (N3).
 */
public final class MovedMirrors {

  private MovedMirrors() {}

  /** A ticket of no incident that carries the mark of a create elsewhere than where it was made. */
  public static Optional<TicketRef> of(Store.Tables tables, Command.Target create) {
    return tables.tickets().trackers().stream()
        .filter(tracker -> !tracker.equals(create.tracker()))
        .flatMap(tracker -> tables.tickets().byMarker(tracker, create.key().text()).stream())
        .filter(ref -> tables.incidents().of(ref).isEmpty())
        .filter(ref -> mayBeOfOneSite(tables, ref, create.tracker()))
        .findFirst();
  }

  /** Of a tracker without any ticket it is not known where it is. */
  private static boolean mayBeOfOneSite(Store.Tables tables, TicketRef ref, TrackerId tracker) {
    Optional<Site> there = site(tables, ref);
    return tables.tickets().versions(tracker).keySet().stream()
        .findFirst()
        .flatMap(id -> site(tables, new TicketRef(tracker, id)))
        .map(here -> there.filter(here::equals).isPresent())
        .orElse(true);
  }

  private static Optional<Site> site(Store.Tables tables, TicketRef ref) {
    return tables
        .tickets()
        .find(ref)
        .map(Tickets.Seen::ticket)
        .map(TicketSnapshot::head)
        .flatMap(head -> Site.around(head.url()));
  }
}
