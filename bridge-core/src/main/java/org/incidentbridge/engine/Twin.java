package org.incidentbridge.engine;

import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;

/**
 * A ticket with the mark of another one: people cloned it with all it holds, or it was made twice,
 * when the first one could not be seen (N3). Nobody but a person can tell which.
 */
public final class Twin {

  private Twin() {}

  /**
   * What to tell people of a ticket that belongs to no incident.
   *
   * @return empty if no ticket of an incident has the same mark
   */
  public static Optional<String> problem(Store.Tables tables, TicketSnapshot ticket) {
    return tables.tickets().byMarker(ticket.ref().tracker(), ticket.marker()).stream()
        .filter(ref -> !ref.equals(ticket.ref()))
        .flatMap(ref -> tables.incidents().of(ref).map(i -> told(ticket, ref, i)).stream())
        .findFirst();
  }

  private static String told(TicketSnapshot ticket, TicketRef other, Incident incident) {
    return ("carries the mark %s of %s, which belongs to incident %s: it is a clone or was made twice,"
            + " and is synced with nothing. If it is a matter of its own, take the mark out of it;"
            + " if not, move what it says to %s and delete it")
        .formatted(ticket.marker(), other, incident.id(), other);
  }
}
