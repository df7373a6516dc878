package org.incidentbridge.decide;

import org.incidentbridge.model.TicketState;
import org.incidentbridge.spi.TicketSnapshot;

/** Where a ticket is, as its snapshot says. */
public final class Places {

  private Places() {}

  public static TicketState.Place of(TicketSnapshot ticket) {
    var head = ticket.head();
    return new TicketState.Place(
        head.key(),
        head.url(),
        head.project(),
        head.type(),
        head.outside() ? TicketState.Coverage.OUTSIDE : TicketState.Coverage.INSIDE);
  }
}
