package org.incidentbridge.testkit.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;

/** A tracker that loses what changes fields until it is mended, and then says that it was lost. */
record LosingTracker(Tracker inner, AtomicBoolean mended) implements Dressed {

  @Override
  public TrackerSink sink() {
    return new DressedSink(inner.sink()) {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        return mended.get() || !(command instanceof Command.UpdateFields)
            ? super.apply(command, contents)
            : new Outcome.Unknown("no answer");
      }

      @Override
      public Outcome settle(Command command, Instant since) {
        if (!(command instanceof Command.UpdateFields update)) {
          return super.settle(command, since);
        }
        Sighting now = inner.source().fetch(update.target().ticketId());
        return mended.get()
            ? new Outcome.NotApplied(Optional.of(((Sighting.Seen) now).ticket()))
            : new Outcome.Unknown("it may still be on its way");
      }
    };
  }
}
