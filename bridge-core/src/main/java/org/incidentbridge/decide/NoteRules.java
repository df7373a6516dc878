package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.Note;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.spi.CommandKey;

/** Tells originals from copies, and keeps the list of comments. */
final class NoteRules {

  void apply(CaseFile file, Draft draft) {
    Set<String> remarks =
        file.incident().shared().remarks().stream()
            .map(r -> r.ticket() + "#" + r.commentId())
            .collect(Collectors.toSet());
    draft
        .present()
        .forEach(
            ticket -> {
              Reading reading = file.readings().get(ticket.ref());
              if (reading != null) {
                read(reading, file, draft, remarks);
              }
            });
  }

  private static void read(Reading reading, CaseFile file, Draft draft, Set<String> remarks) {
    TicketRef ref = reading.ticket().ref();
    Set<String> present = new HashSet<>();
    for (Comment comment : reading.ticket().talk().comments()) {
      present.add(comment.id());
      if (remarks.contains(ref + "#" + comment.id())) {
        continue;
      }
      if (!copy(ref, comment, file, draft)) {
        original(ref, comment, draft);
      }
    }
    missing(ref, present, draft);
  }

  /** Whether the comment is one that the bridge made, known by id or by its marker. */
  private static boolean copy(TicketRef ref, Comment comment, CaseFile file, Draft draft) {
    for (int i = 0; i < draft.notes.size(); i++) {
      Note note = draft.notes.get(i);
      for (Copy copy : note.copies()) {
        if (copy.ticket().equals(ref) && copy.id().equals(comment.id())) {
          edited(note, copy, comment, draft, i);
          return true;
        }
      }
      if (comment.marker().equals(key(file, note, ref).text())) {
        draft.notes.set(
            i, with(note, new Copy(ref, comment.id(), note.hash(), Hashes.of(comment))));
        return true;
      }
    }
    return !comment.marker().isEmpty();
  }

  private static CommandKey key(CaseFile file, Note note, TicketRef at) {
    return NoteKeys.of(file.incident().id(), note, at);
  }

  private static void edited(Note note, Copy copy, Comment comment, Draft draft, int index) {
    String now = Hashes.of(comment);
    if (now.equals(copy.seen())) {
      return;
    }
    List<Copy> copies = new ArrayList<>(note.copies());
    copies.remove(copy);
    copies.add(new Copy(copy.ticket(), copy.id(), copy.sent(), now));
    draft.notes.set(
        index, new Note(note.ticket(), note.commentId(), note.hash(), note.gone(), copies));
    if (copy.seen().isEmpty()) {
      return;
    }
    draft.findings.add(
        new Decision.Finding(
            Decision.Kind.OVERRULED,
            copy.ticket(),
            "a copied comment was edited here; the original stays as it is",
            comment.body().plainText()));
  }

  private static void original(TicketRef ref, Comment comment, Draft draft) {
    String hash = Hashes.of(comment);
    for (int i = 0; i < draft.notes.size(); i++) {
      Note note = draft.notes.get(i);
      if (note.ticket().equals(ref) && note.commentId().equals(comment.id())) {
        draft.notes.set(i, new Note(ref, comment.id(), hash, false, note.copies()));
        return;
      }
    }
    draft.notes.add(new Note(ref, comment.id(), hash, false, List.of()));
  }

  private static Note with(Note note, Copy copy) {
    List<Copy> copies = new ArrayList<>(note.copies());
    copies.removeIf(c -> c.ticket().equals(copy.ticket()));
    copies.add(copy);
    return new Note(note.ticket(), note.commentId(), note.hash(), note.gone(), copies);
  }

  private static void missing(TicketRef ref, Set<String> present, Draft draft) {
    for (int i = 0; i < draft.notes.size(); i++) {
      Note note = draft.notes.get(i);
      if (note.ticket().equals(ref) && !note.gone() && !present.contains(note.commentId())) {
        draft.notes.set(i, new Note(ref, note.commentId(), note.hash(), true, note.copies()));
        draft.event(ref, "comment %s was deleted".formatted(note.commentId()));
      }
    }
  }
}
