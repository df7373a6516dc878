package org.incidentbridge.pull;

import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.store.Store;

/** What the store has seen of one tracker. */
final class StoredTickets implements KnownTickets {

  private final Store store;
  private final TrackerId tracker;

  StoredTickets(Store store, TrackerId tracker) {
    this.store = store;
    this.tracker = tracker;
  }

  @Override
  public Optional<String> version(String ticketId) {
    var ref = new TicketRef(tracker, ticketId);
    return store.inTransaction(t -> t.tickets().version(ref));
  }

  @Override
  public Map<String, String> versions() {
    return store.inTransaction(t -> t.tickets().versions(tracker));
  }
}
