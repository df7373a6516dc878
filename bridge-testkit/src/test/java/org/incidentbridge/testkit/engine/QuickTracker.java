package org.incidentbridge.testkit.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/**
 * A tracker that shows what it wrote by a call of its own, before which others may go first.
 *
 * @param once whether they do, asked after each write of fields that was taken
 * @param others what they do to the ticket of that id
 * @param losses what the tracker then tells of
 */
record QuickTracker(
    Tracker inner, BooleanSupplier once, Consumer<String> others, List<Outcome.Loss> losses)
    implements Tracker {

  @Override
  public TrackerSink sink() {
    TrackerSink sink = inner.sink();
    return new TrackerSink() {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        Outcome outcome = sink.apply(command, contents);
        boolean fields =
            command instanceof Command.UpdateFields || command instanceof Command.ChangeStatus;
        return fields && outcome instanceof Outcome.Applied && once.getAsBoolean()
            ? overtaken(command.target().ticketId())
            : outcome;
      }

      @Override
      public Outcome settle(Command command, Instant since) {
        return sink.settle(command, since);
      }

      @Override
      public int cost(Command command) {
        return sink.cost(command);
      }
    };
  }

  private Outcome overtaken(String id) {
    others.accept(id);
    var ticket = ((Sighting.Seen) inner.source().fetch(id)).ticket();
    return new Outcome.Applied(new Outcome.Receipt(Optional.empty(), Optional.of(ticket), losses));
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
