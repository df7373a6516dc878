package org.incidentbridge.decide;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.FileNote;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.ShownFiles;

/** Tells original files from copies, and keeps the list of files. */
final class FileRules {

  void apply(CaseFile file, Draft draft) {
    draft
        .present()
        .forEach(
            ticket -> {
              Reading reading = file.readings().get(ticket.ref());
              if (reading != null) {
                read(reading, file, draft);
              }
            });
  }

  private static void read(Reading reading, CaseFile file, Draft draft) {
    TicketRef ref = reading.ticket().ref();
    Set<String> present = new HashSet<>();
    for (Attachment attachment : reading.ticket().talk().attachments()) {
      present.add(attachment.id());
      if (!known(reading.ticket(), attachment, file, draft)
          && !copyAfterAll(ref, attachment, file, draft)) {
        FileNote found = new FileNote(ref, attachment.id());
        draft.files.add(shown(found, attachment, reading.ticket(), file));
      }
    }
    boolean fresh = file.seen().contains(ref);
    for (int i = 0; i < draft.files.size(); i++) {
      FileNote note = draft.files.get(i);
      if (note.ticket().equals(ref) && !note.gone() && !present.contains(note.attachmentId())) {
        draft.files.set(i, note.asGone());
        draft.event(ref, "attachment %s was deleted".formatted(note.attachmentId()));
      }
      Optional<Copy> missed =
          note.copyAt(ref)
              .filter(c -> fresh && !c.gone() && !c.seen().isEmpty() && !present.contains(c.id()));
      if (missed.isPresent()) {
        draft.files.set(i, note.withCopy(missed.get().asGone()));
        draft.event(ref, "a copied file was deleted here; it stays so, and the original stays too");
      }
    }
  }

  /** Whether the file is on the list; if as a copy, it is noted as seen. */
  private static boolean known(
      TicketSnapshot ticket, Attachment attachment, CaseFile file, Draft draft) {
    TicketRef ref = ticket.ref();
    for (int i = 0; i < draft.files.size(); i++) {
      FileNote note = draft.files.get(i);
      if (note.ticket().equals(ref) && note.attachmentId().equals(attachment.id())) {
        if (note.gone()) {
          draft.event(ref, "attachment %s is there again".formatted(attachment.id()));
        }
        draft.files.set(i, shown(note.asThere(), attachment, ticket, file));
        return true;
      }
      Optional<Copy> copy = note.copyAt(ref).filter(c -> c.id().equals(attachment.id()));
      if (copy.isPresent()) {
        draft.files.set(i, note.withCopy(copy.get().asSeen(print(attachment))));
        return true;
      }
    }
    return false;
  }

  /**
   * The file as its ticket shows it. One that was internal stays so in another project, where
   * perhaps all files are open, until a public comment shows it (N5).
   */
  private static FileNote shown(
      FileNote note, Attachment attachment, TicketSnapshot ticket, CaseFile file) {
    String project = ticket.head().project();
    if (attachment.visibility() == Visibility.INTERNAL) {
      return note.isHidden() ? note : note.hiddenIn(project);
    }
    boolean open =
        note.isHidden()
            && (note.hiddenIn().equals(project) || isShown(attachment, ticket, file.incident()));
    FileNote now = open ? note.hiddenIn("") : note;
    return now.isHidden() ? now : now.withOpenCopies();
  }

  /**
   * Names are not unique, so that one alone does not tell which of several files is shown, nor
   * which one was before that is gone now: only a comment that is new says so (N5).
   */
  private static boolean isShown(Attachment attachment, TicketSnapshot ticket, Incident before) {
    String name = attachment.name();
    boolean alone =
        ticket.talk().attachments().stream().filter(a -> a.name().equals(name)).count() == 1;
    return alone
        && ticket.talk().comments().stream()
            .filter(c -> c.visibility() == Visibility.PUBLIC)
            .filter(c -> attachment.wasThereAt(c.createdAt()))
            .filter(
                c ->
                    before.shared().notes().stream()
                        .noneMatch(
                            n -> n.ticket().equals(ticket.ref()) && n.commentId().equals(c.id())))
            .anyMatch(c -> ShownFiles.in(c.body()).contains(name));
  }

  private static String print(Attachment attachment) {
    return Hashes.of(attachment.name(), Long.toString(attachment.size()));
  }

  /**
   * A file with the key of a copy of one on another ticket, or of the same name and size: a copy
   * that the bridge made and no longer remembers. Copying it back would double it (N3).
   */
  private static boolean copyAfterAll(
      TicketRef ref, Attachment attachment, CaseFile file, Draft draft) {
    FileNote found = new FileNote(ref, attachment.id());
    IncidentId id = file.incident().id();
    Optional<FileNote> pair =
        free(ref, file, draft, (note, o) -> isKeyed(id, note, found.ticket(), attachment))
            .or(() -> free(ref, file, draft, (note, o) -> isKeyed(id, found, note.ticket(), o)))
            .or(() -> free(ref, file, draft, (note, o) -> alike(o, attachment)));
    pair.ifPresent(
        note -> {
          Copy copy = new Copy(ref, attachment.id(), "", print(attachment));
          draft.files.set(draft.files.indexOf(note), note.withCopy(copy));
          draft.event(
              ref, "%s is taken for the copy of a file elsewhere".formatted(attachment.name()));
        });
    return pair.isPresent();
  }

  /**
   * The first file of another ticket without a copy here that has something about it. A copy that
   * was given up, or of which nobody told the id, may be there after all (N3).
   */
  private static Optional<FileNote> free(
      TicketRef ref, CaseFile file, Draft draft, BiPredicate<FileNote, Attachment> which) {
    return draft.files.stream()
        .filter(note -> !note.ticket().equals(ref))
        .filter(note -> note.copyAt(ref).map(Copy::id).orElse("").isEmpty())
        .sorted(Comparator.comparing(note -> note.copyAt(ref).isPresent()))
        .filter(note -> original(note, file).filter(o -> which.test(note, o)).isPresent())
        .findFirst();
  }

  /** Whether a file bears the key of the copy of another one. */
  private static boolean isKeyed(IncidentId id, FileNote of, TicketRef at, Attachment copy) {
    return copy.marker().equals(NoteKeys.of(id, of, at).text());
  }

  private static Optional<Attachment> original(FileNote note, CaseFile file) {
    return Optional.ofNullable(file.readings().get(note.ticket())).stream()
        .flatMap(r -> r.ticket().talk().attachments().stream())
        .filter(a -> a.id().equals(note.attachmentId()))
        .findFirst();
  }

  /** Two files that people attached are compared by content before one of them is copied (N2). */
  private static boolean alike(Attachment original, Attachment later) {
    boolean byPeople =
        original.maker() == Attachment.Maker.PEOPLE && later.maker() == Attachment.Maker.PEOPLE;
    return !byPeople && original.mayEqual(later);
  }
}
