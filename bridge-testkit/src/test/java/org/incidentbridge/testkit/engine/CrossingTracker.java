package org.incidentbridge.testkit.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;
import org.incidentbridge.testkit.fake.FakeTracker;

/**
 * A tracker as one process of the bridge meets it: before and after each call others may go first.
 * A process that was killed makes no call any more.
 */
final class CrossingTracker implements Dressed {

  private final FakeTracker inner;
  private final Crossing crossing;
  private final Sentry sentry;
  private final Runnable alive;

  /**
   * @param alive throws once the process was killed; asked while the tracker's lock is held
   */
  CrossingTracker(FakeTracker inner, Crossing crossing, Sentry sentry, Runnable alive) {
    this.inner = inner;
    this.crossing = crossing;
    this.sentry = sentry;
    this.alive = alive;
  }

  @Override
  public Tracker inner() {
    return inner;
  }

  private <T> T call(Supplier<T> work) {
    crossing.pass();
    try {
      synchronized (inner) {
        alive.run();
        return work.get();
      }
    } finally {
      crossing.pass();
    }
  }

  @Override
  public TrackerSource source() {
    return new DressedSource(inner.source()) {
      @Override
      public Page pull(PullRequest request) {
        return call(() -> super.pull(request));
      }

      @Override
      public Page sweep(PullRequest request) {
        var known = request.known().versions();
        return call(
            () -> super.sweep(new PullRequest(request.cursor(), of(known), request.limit())));
      }

      @Override
      public Sighting fetch(String ticketId) {
        return call(() -> super.fetch(ticketId));
      }
    };
  }

  /** What was known before the call, since the store's own threads wait for the tracker's lock. */
  private static KnownTickets of(Map<String, String> versions) {
    return new KnownTickets() {
      @Override
      public Optional<String> version(String ticketId) {
        return Optional.ofNullable(versions.get(ticketId));
      }

      @Override
      public Map<String, String> versions() {
        return versions;
      }
    };
  }

  @Override
  public TrackerSink sink() {
    return new DressedSink(inner.sink()) {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        return watched(
            command,
            () -> {
              sentry.arrives(command);
              long writes = inner.writes();
              Outcome outcome = super.apply(command, contents);
              if (inner.writes() > writes) {
                sentry.took(command);
              }
              return outcome;
            });
      }

      @Override
      public Outcome settle(Command command, Instant since) {
        return watched(command, () -> super.settle(command, since));
      }
    };
  }

  private Outcome watched(Command command, Supplier<Outcome> work) {
    sentry.begins(command);
    try {
      Outcome outcome = call(work);
      crossing.note("%s: %s -> %s".formatted(id(), command, outcome.getClass().getSimpleName()));
      return outcome;
    } finally {
      sentry.ends(command);
    }
  }
}
