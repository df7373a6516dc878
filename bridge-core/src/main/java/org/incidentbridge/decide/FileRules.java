package org.incidentbridge.decide;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.model.Attachment;
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
                read(reading, draft);
              }
            });
  }

  private static void read(Reading reading, Draft draft) {
    TicketRef ref = reading.ticket().ref();
    Set<String> present = new HashSet<>();
    for (Attachment attachment : reading.ticket().talk().attachments()) {
      present.add(attachment.id());
      if (!known(ref, attachment.id(), draft)) {
        draft.files.add(new FileNote(ref, attachment.id(), false, List.of()));
      }
    }
    for (int i = 0; i < draft.files.size(); i++) {
      FileNote file = draft.files.get(i);
      if (file.ticket().equals(ref) && !file.gone() && !present.contains(file.attachmentId())) {
        draft.files.set(i, new FileNote(ref, file.attachmentId(), true, file.copies()));
        draft.event(ref, "attachment %s was deleted".formatted(file.attachmentId()));
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
}
