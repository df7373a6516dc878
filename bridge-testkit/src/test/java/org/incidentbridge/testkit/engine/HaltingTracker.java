package org.incidentbridge.testkit.engine;

import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Function;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;

/**
 * A tracker whose tickets are brought to a status by way of another one, where they stop.
 *
 * @param station where they stop
 * @param answer what is said of a ticket that stands there
 */
record HaltingTracker(Tracker inner, String station, Function<TicketSnapshot, Outcome> answer)
    implements Dressed {

  @Override
  public TrackerSink sink() {
    return new DressedSink(inner.sink()) {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        if (!(command instanceof Command.ChangeStatus change)) {
          return super.apply(command, contents);
        }
        if (!at(command, station)) {
          super.apply(
              new Command.ChangeStatus(
                  change.target(), change.expected(), station, new TreeMap<>()),
              contents);
        }
        return answer.apply(ticket(command));
      }

      @Override
      public Outcome settle(Command command, Instant since) {
        return command instanceof Command.ChangeStatus && at(command, station)
            ? answer.apply(ticket(command))
            : super.settle(command, since);
      }
    };
  }

  private boolean at(Command command, String status) {
    return ticket(command).field("status").display().equals(status);
  }

  private TicketSnapshot ticket(Command command) {
    return ((Sighting.Seen) inner.source().fetch(command.target().ticketId())).ticket();
  }
}
