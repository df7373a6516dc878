package org.incidentbridge.testkit.engine;

import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Function;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/**
 * A tracker whose tickets are brought to a status by way of another one, where they stop.
 *
 * @param station where they stop
 * @param answer what is said of a ticket that stands there
 */
record HaltingTracker(Tracker inner, String station, Function<TicketSnapshot, Outcome> answer)
    implements Tracker {

  @Override
  public TrackerSink sink() {
    TrackerSink sink = inner.sink();
    return new TrackerSink() {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        if (!(command instanceof Command.ChangeStatus change)) {
          return sink.apply(command, contents);
        }
        if (!at(command, station)) {
          sink.apply(
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
            : sink.settle(command, since);
      }

      @Override
      public int cost(Command command) {
        return sink.cost(command);
      }
    };
  }

  private boolean at(Command command, String status) {
    return ticket(command).field("status").display().equals(status);
  }

  private TicketSnapshot ticket(Command command) {
    return ((Sighting.Seen) inner.source().fetch(command.target().ticketId())).ticket();
  }

  @Override
  public TrackerId id() {
    return inner.id();
  }

  @Override
  public TrackerSource source() {
    return inner.source();
  }

  @Override
  public TrackerProbe probe() {
    return inner.probe();
  }

  @Override
  public Capabilities capabilities() {
    return inner.capabilities();
  }

  @Override
  public long calls() {
    return inner.calls();
  }

  @Override
  public void close() {
    inner.close();
  }
}
