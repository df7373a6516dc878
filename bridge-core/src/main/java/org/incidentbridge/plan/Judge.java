package org.incidentbridge.plan;

import java.util.Map;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Likeness;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;

/** Tells whether a ticket shows in a field what its tracker makes of a value. */
@FunctionalInterface
public interface Judge {

  /** One that never knows. */
  Judge NONE = (field, written, ticket) -> Likeness.UNKNOWN;

  /** As {@link org.incidentbridge.spi.TrackerSink#likeness}. */
  Likeness likeness(String field, Value written, TicketSnapshot ticket);

  /** Each of these trackers on its own tickets. */
  static Judge of(Map<TrackerId, Tracker> trackers) {
    return (field, written, ticket) -> {
      Tracker tracker = trackers.get(ticket.ref().tracker());
      return tracker == null ? Likeness.UNKNOWN : tracker.sink().likeness(field, written, ticket);
    };
  }
}
