package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * One update of a ticket.
 *
 * @param author -1 for the system
 * @param custom what the writer put into the ticket's metadata
 * @param events what happened; a comment only by its id
 */
record Audit(
    long id, Instant at, long author, ObjectNode custom, List<ObjectNode> events, ObjectNode via) {

  static final long SYSTEM = -1;

  Audit {
    events = List.copyOf(events);
  }
}
