package org.incidentbridge.store;

import java.util.Collection;
import java.util.List;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.timeline.PastEvent;

/** What happened to tickets, as far as the bridge learnt of it. Only grows. */
public interface Histories {

  /**
   * Adds what is not there yet; what is known by its id stays as it was first learnt.
   *
   * @return what was not there yet
   */
  List<PastEvent> add(TicketRef ticket, Collection<PastEvent> events);

  /** Everything remembered of a ticket, in the order in which it was learnt. */
  List<PastEvent> of(TicketRef ticket);
}
