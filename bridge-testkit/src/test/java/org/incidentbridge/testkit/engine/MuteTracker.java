package org.incidentbridge.testkit.engine;

import java.util.Optional;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.spi.TrackerSource;

/**
 * A tracker that takes changes of fields and does not show the ticket then, as when it cannot be
 * read back; what stands already it is not told again.
 *
 * @param meanwhile what happens between the making of a page and its arrival
 * @param fetching what happens between the reading of a single ticket and its arrival
 */
record MuteTracker(Tracker inner, Runnable meanwhile, Runnable fetching) implements Dressed {

  MuteTracker(Tracker inner) {
    this(inner, () -> {});
  }

  MuteTracker(Tracker inner, Runnable meanwhile) {
    this(inner, meanwhile, () -> {});
  }

  @Override
  public TrackerSource source() {
    return new DressedSource(inner.source()) {
      @Override
      public Page pull(PullRequest request) {
        Page page = super.pull(request);
        meanwhile.run();
        return page;
      }

      @Override
      public Sighting fetch(String ticketId) {
        Sighting sighting = super.fetch(ticketId);
        fetching.run();
        return sighting;
      }
    };
  }

  @Override
  public TrackerSink sink() {
    return new DressedSink(inner.sink()) {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        return stands(command)
            ? new Outcome.Applied(Outcome.Receipt.NOTHING)
            : mute(command, super.apply(command, contents));
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
}
