package org.incidentbridge.plan;

import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.TicketSnapshot;

/** Tells whether a ticket shows in a field what its tracker makes of a value. */
@FunctionalInterface
public interface Judge {

  /** One that never knows. */
  Judge NONE = (field, written, ticket) -> Likeness.UNKNOWN;

  /** As {@link org.incidentbridge.spi.TrackerSink#likeness}. */
  Likeness likeness(String field, Value written, TicketSnapshot ticket);
}
