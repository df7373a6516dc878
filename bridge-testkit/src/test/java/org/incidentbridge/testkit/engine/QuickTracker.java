package org.incidentbridge.testkit.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;

/**
 * A tracker that shows what it wrote by a call of its own, before which others may go first.
 *
 * @param once whether they do, asked after each write of fields that was taken
 * @param others what they do to the ticket of that id
 * @param losses what the tracker then tells of
 * @param beside what it says to have changed itself
 */
record QuickTracker(
    Tracker inner,
    BooleanSupplier once,
    Consumer<String> others,
    List<Outcome.Loss> losses,
    Set<String> beside)
    implements Dressed {

  @Override
  public TrackerSink sink() {
    return new DressedSink(inner.sink()) {
      @Override
      public Outcome apply(Command command, ContentSource contents) {
        Outcome outcome = super.apply(command, contents);
        boolean fields =
            command instanceof Command.UpdateFields || command instanceof Command.ChangeStatus;
        return fields && outcome instanceof Outcome.Applied && once.getAsBoolean()
            ? overtaken(command.target().ticketId())
            : outcome;
      }
    };
  }

  private Outcome overtaken(String id) {
    others.accept(id);
    var ticket = ((Sighting.Seen) inner.source().fetch(id)).ticket();
    return new Outcome.Applied(
        new Outcome.Receipt(Optional.empty(), Optional.of(ticket), losses, beside));
  }
}
