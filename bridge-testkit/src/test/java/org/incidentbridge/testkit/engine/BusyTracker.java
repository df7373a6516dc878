package org.incidentbridge.testkit.engine;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/** A tracker during whose writes something else happens. */
record BusyTracker(Tracker inner, Consumer<Command> meanwhile) implements Tracker {

  /** One that breaks, as with an answer of 500, at each write that holds a certain word. */
  static BusyTracker brittle(Tracker inner, String word) {
    return new BusyTracker(
        inner,
        command -> {
          if (command.toString().contains(word)) {
            throw new TrackerException(
                TrackerException.Kind.UNAVAILABLE, inner.id() + " answers 500 to " + word);
          }
        });
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
  public TrackerSink sink() {
    TrackerSink sink = inner.sink();
    return new TrackerSink() {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        meanwhile.accept(command);
        return sink.apply(command, contents);
      }

      @Override
      public Outcome settle(Command command, Instant since) {
        return sink.settle(command, since);
      }

      @Override
      public Outcome settle(Command command, Instant since, Set<String> others) {
        return sink.settle(command, since, others);
      }

      @Override
      public int cost(Command command) {
        return sink.cost(command);
      }
    };
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
