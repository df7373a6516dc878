package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.FileNote;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.normalise.Reading;

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
      if (!known(ref, attachment.id(), draft) && !copyAfterAll(ref, attachment, file, draft)) {
        draft.files.add(new FileNote(ref, attachment.id(), false, List.of()));
      }
    }
    for (int i = 0; i < draft.files.size(); i++) {
      FileNote note = draft.files.get(i);
      if (note.ticket().equals(ref) && !note.gone() && !present.contains(note.attachmentId())) {
        draft.files.set(i, new FileNote(ref, note.attachmentId(), true, note.copies()));
        draft.event(ref, "attachment %s was deleted".formatted(note.attachmentId()));
      }
    }
  }

  private static boolean known(TicketRef ref, String id, Draft draft) {
    return draft.files.stream()
        .anyMatch(
            f ->
                (f.ticket().equals(ref) && f.attachmentId().equals(id))
                    || f.copies().stream()
                        .anyMatch(c -> c.ticket().equals(ref) && c.id().equals(id)));
  }

  /**
   * A file of the same name and size that came after one on another ticket: a copy that the bridge
   * made and no longer remembers, or one that people made. Copying it back would double it (N3).
   */
  private static boolean copyAfterAll(
      TicketRef ref, Attachment attachment, CaseFile file, Draft draft) {
    for (int i = 0; i < draft.files.size(); i++) {
      FileNote note = draft.files.get(i);
      boolean free =
          !note.ticket().equals(ref)
              && note.copies().stream().noneMatch(c -> c.ticket().equals(ref));
      if (free && original(note, file).filter(o -> alike(o, attachment)).isPresent()) {
        List<Copy> copies = new ArrayList<>(note.copies());
        copies.add(new Copy(ref, attachment.id(), "", ""));
        draft.files.set(i, new FileNote(note.ticket(), note.attachmentId(), note.gone(), copies));
        draft.event(
            ref, "%s is taken for the copy of a file elsewhere".formatted(attachment.name()));
        return true;
      }
    }
    return false;
  }

  private static Optional<Attachment> original(FileNote note, CaseFile file) {
    return Optional.ofNullable(file.readings().get(note.ticket())).stream()
        .flatMap(r -> r.ticket().talk().attachments().stream())
        .filter(a -> a.id().equals(note.attachmentId()))
        .findFirst();
  }

  private static boolean alike(Attachment original, Attachment later) {
    return original.name().equals(later.name())
        && original.size() == later.size()
        && !later.createdAt().isBefore(original.createdAt());
  }
}
