package org.incidentbridge.push;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Store;

/**
 * Finds the file that people attached on both sides: one of the same name and size on the ticket
 * that a copy is to go to is read, and so is the original; if they are the same, there is nothing
 * to copy (N3), else both are two files (N2).
 */
final class TwinFiles {

  private final Store store;
  private final ContentSource contents;
  private final OtherCopies others;

  TwinFiles(Store store, ContentSource contents, OtherCopies others) {
    this.store = store;
    this.contents = contents;
    this.others = others;
  }

  /** What became of a command that was not sent, since what it would copy is there already. */
  Optional<Outcome> standing(Tracker tracker, PlannedCommand planned) {
    if (!(planned.command() instanceof Command.AddAttachment add)
        || add.file().maker() != Attachment.Maker.PEOPLE) {
      return Optional.empty();
    }
    return candidates(planned, add.file()).stream()
        .filter(twin -> isSame(tracker, add, twin))
        .findFirst()
        .map(
            twin ->
                new Outcome.Applied(
                    new Outcome.Receipt(Optional.of(twin.id()), Optional.empty(), List.of())));
  }

  private List<Attachment> candidates(PlannedCommand planned, Attachment file) {
    List<Attachment> there =
        store.inTransaction(
            t ->
                HeldFields.ticket(planned).flatMap(t.tickets()::find).stream()
                    .flatMap(seen -> seen.ticket().talk().attachments().stream())
                    .filter(a -> a.maker() == Attachment.Maker.PEOPLE && a.mayEqual(file))
                    .filter(a -> a.visibility() == file.visibility())
                    .toList());
    Set<String> copies = there.isEmpty() ? Set.of() : others.of(planned);
    return there.stream().filter(a -> !copies.contains(a.id())).toList();
  }

  /** What cannot be read counts as another file: that is at worst one copy too many. */
  private boolean isSame(Tracker tracker, Command.AddAttachment add, Attachment twin) {
    try (InputStream one = contents.open(add.source(), add.file().id());
        InputStream other = tracker.source().open(add.target().ticketId(), twin.id())) {
      return isSame(new BufferedInputStream(one), new BufferedInputStream(other));
    } catch (IOException | TrackerException unread) {
      return false;
    }
  }

  private static boolean isSame(InputStream one, InputStream other) throws IOException {
    int next;
    do {
      next = one.read();
      if (next != other.read()) {
        return false;
      }
    } while (next >= 0);
    return true;
  }
}
