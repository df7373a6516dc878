package org.incidentbridge.testkit.engine;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/**
 * A tracker that takes changes of fields and does not show the ticket then, as when it cannot be
 * read back; what stands already it is not told again.
 *
 * @param meanwhile what happens between the making of a page and its arrival
 * @param fetching what happens between the reading of a single ticket and its arrival
 */
record MuteTracker(Tracker inner, Runnable meanwhile, Runnable fetching) implements Tracker {

  MuteTracker(Tracker inner) {
    this(inner, () -> {});
  }

  MuteTracker(Tracker inner, Runnable meanwhile) {
    this(inner, meanwhile, () -> {});
  }

  @Override
  public TrackerId id() {
    return inner.id();
  }

  @Override
  public TrackerSource source() {
    TrackerSource source = inner.source();
    return new TrackerSource() {
      @Override
      public Page pull(PullRequest request) {
        Page page = source.pull(request);
        meanwhile.run();
        return page;
      }

      @Override
      public Page sweep(PullRequest request) {
        return source.sweep(request);
      }

      @Override
      public Sighting fetch(String ticketId) {
        Sighting sighting = source.fetch(ticketId);
        fetching.run();
        return sighting;
      }

      @Override
      public InputStream open(String ticketId, String attachmentId) throws IOException {
        return source.open(ticketId, attachmentId);
      }
    };
  }

  @Override
  public TrackerSink sink() {
    TrackerSink sink = inner.sink();
    return new TrackerSink() {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        return stands(command)
            ? new Outcome.Applied(Outcome.Receipt.NOTHING)
            : mute(command, sink.apply(command, contents));
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

  private boolean stands(Command command) {
    return command instanceof Command.UpdateFields update
        && inner.source().fetch(update.target().ticketId()) instanceof Sighting.Seen seen
        && update.writes().stream().allMatch(w -> seen.ticket().field(w.field()).equals(w.value()));
  }

  private static Outcome mute(Command command, Outcome outcome) {
    boolean fields =
        command instanceof Command.UpdateFields || command instanceof Command.ChangeStatus;
    return fields && outcome instanceof Outcome.Applied applied
        ? new Outcome.Applied(
            new Outcome.Receipt(
                applied.receipt().createdId(), Optional.empty(), applied.receipt().losses()))
        : outcome;
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
