package org.incidentbridge.testkit.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;

/**
 * A tracker that puts tags on and takes them off by calls of their own, of which the second is lost
 * until it is mended.
 */
record PartlyTracker(Tracker inner, AtomicBoolean mended) implements Dressed {

  @Override
  public TrackerSink sink() {
    return new DressedSink(inner.sink()) {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        if (mended.get() || !(command instanceof Command.UpdateFields update)) {
          return super.apply(command, contents);
        }
        super.apply(additions(update), contents);
        return new Outcome.Unknown("no answer");
      }

      @Override
      public Outcome settle(Command command, Instant since) {
        if (!(command instanceof Command.UpdateFields)) {
          return super.settle(command, since);
        }
        return mended.get()
            ? new Outcome.NotApplied(Optional.of(ticket(command)))
            : new Outcome.Unknown("it may still be on its way");
      }
    };
  }

  private static Command additions(Command.UpdateFields update) {
    FieldWrite write = update.writes().getFirst();
    var all = new TreeSet<>(write.expected().asNames());
    all.addAll(write.value().asNames());
    return new Command.UpdateFields(
        update.target(),
        List.of(new FieldWrite(write.field(), write.expected(), Value.names(all))));
  }

  private TicketSnapshot ticket(Command command) {
    return ((Sighting.Seen) inner.source().fetch(command.target().ticketId())).ticket();
  }
}
