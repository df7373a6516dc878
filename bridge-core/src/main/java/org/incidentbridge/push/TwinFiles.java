package org.incidentbridge.push;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
 * to copy (N3), else both are two files (N2). While either cannot be read, the copy waits.
 */
final class TwinFiles {

  private final Store store;
  private final OtherCopies others;

  TwinFiles(Store store, OtherCopies others) {
    this.store = store;
    this.others = others;
  }

  /**
   * What became of a command that was not sent, since what it would copy is there already, or may
   * be.
   *
   * @param contents of the original
   * @throws TrackerException if the tracker cannot be read now
   */
  Optional<Outcome> standing(Tracker tracker, PlannedCommand planned, ContentSource contents) {
    if (!(planned.command() instanceof Command.AddAttachment add)
        || add.file().maker() != Attachment.Maker.PEOPLE) {
      return Optional.empty();
    }
    for (Attachment twin : candidates(planned, add.file())) {
      Optional<Outcome> standing = compared(tracker, add, twin, contents);
      if (standing.isPresent()) {
        return standing;
      }
    }
    return Optional.empty();
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

  /** Empty if they are two files; so is what nobody will be able to read. */
  private Optional<Outcome> compared(
      Tracker tracker, Command.AddAttachment add, Attachment twin, ContentSource contents) {
    try (InputStream one = contents.open(add.source(), add.file().id());
        InputStream there = tracker.source().open(add.target().ticketId(), twin.id());
        InputStream other = new WholeFile(there, twin)) {
      return isSame(new BufferedInputStream(one), new BufferedInputStream(other))
          ? Optional.of(standing(twin))
          : Optional.empty();
    } catch (Contents.SourceFailed unread) {
      return unread.isForNow() ? Optional.of(later(twin, unread)) : Optional.empty();
    } catch (IOException cutOff) {
      return Optional.of(later(twin, cutOff));
    } catch (TrackerException unread) {
      if (unread.isForNow()) {
        throw unread;
      }
      return Optional.empty();
    }
  }

  private static Outcome standing(Attachment twin) {
    return new Outcome.Applied(
        new Outcome.Receipt(Optional.of(twin.id()), Optional.empty(), List.of()));
  }

  private static Outcome later(Attachment twin, IOException unread) {
    String why =
        "people attached a file %s of the same size on both sides, and the two cannot be compared now: %s"
            .formatted(twin.name(), unread.getMessage());
    return new Outcome.Deferred(why, Optional.empty());
  }

  /** What differs is read to its end too, which shows whether it is the whole file (N3). */
  private static boolean isSame(InputStream one, InputStream other) throws IOException {
    int next;
    do {
      next = one.read();
      if (next != other.read()) {
        one.transferTo(OutputStream.nullOutputStream());
        other.transferTo(OutputStream.nullOutputStream());
        return false;
      }
    } while (next >= 0);
    return true;
  }
}
