package org.incidentbridge.testkit.sim.zendesk;

import java.util.List;

/** Which fields agents see on a ticket. */
record TicketForm(long id, String name, List<Long> fields, boolean usual) {

  TicketForm {
    fields = List.copyOf(fields);
  }
}
