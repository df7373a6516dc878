package org.incidentbridge.decide;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.Note;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.normalise.Reading;

/** Tells originals from copies, and keeps the list of comments. */
final class NoteRules {

  void apply(CaseFile file, Draft draft, Recurrence recurrence) {
    Set<String> remarks =
        file.incident().shared().remarks().stream()
            .map(r -> r.ticket() + "#" + r.commentId())
            .collect(Collectors.toSet());
    List<Reading> readings =
        draft.present().stream()
            .flatMap(t -> Optional.ofNullable(file.readings().get(t.ref())).stream())
            .toList();
    int known = draft.notes.size();
    readings.forEach(reading -> read(reading, file, draft, remarks));
    readings.stream()
        .filter(reading -> file.seen().contains(reading.ticket().ref()))
        .forEach(reading -> missingCopies(reading, file, draft, recurrence));
    if (draft.notes.size() > known) {
      readings.forEach(reading -> copiesOfWhatCameLater(reading, file, draft));
    }
  }

  /** With a lost store a copy may be read before its original is known. */
  private static void copiesOfWhatCameLater(Reading reading, CaseFile file, Draft draft) {
    TicketRef ref = reading.ticket().ref();
    NoteIndex index = new NoteIndex(file.incident().id(), ref, draft.notes);
    reading.ticket().talk().comments().stream()
        .filter(c -> !c.marker().isEmpty())
        .forEach(c -> copy(ref, c, file, draft, index));
  }

  private static void read(Reading reading, CaseFile file, Draft draft, Set<String> remarks) {
    TicketRef ref = reading.ticket().ref();
    Set<String> present = new HashSet<>();
    NoteIndex index = new NoteIndex(file.incident().id(), ref, draft.notes);
    for (Comment comment : reading.ticket().talk().comments()) {
      present.add(comment.id());
      if (!remarks.contains(ref + "#" + comment.id()) && !copy(ref, comment, file, draft, index)) {
        original(ref, comment, draft, index);
      }
    }
    missing(ref, present, draft);
  }

  /** Whether the comment is one that the bridge made, known by id or by its marker. */
  private static boolean copy(
      TicketRef ref, Comment comment, CaseFile file, Draft draft, NoteIndex index) {
    Optional<Integer> known = index.copy(comment);
    if (known.isPresent()) {
      Note note = draft.notes.get(known.get());
      Copy copy = note.copyAt(ref).orElseThrow();
      draft.notes.set(known.get(), note.withCopy(read(copy, comment, draft)));
      return true;
    }
    index
        .marked(comment)
        .ifPresent(
            at -> {
              Note note = draft.notes.get(at);
              draft.notes.set(at, note.withCopy(found(ref, note, comment, file)));
            });
    return !comment.marker().isEmpty();
  }

  /** What was sent is not remembered: a copy that lacks the original's words is of an older one. */
  private static Copy found(TicketRef ref, Note note, Comment copy, CaseFile file) {
    boolean current =
        Optional.ofNullable(file.readings().get(note.ticket())).stream()
            .flatMap(r -> r.ticket().talk().comments().stream())
            .filter(c -> c.id().equals(note.commentId()))
            .anyMatch(original -> letters(copy).contains(letters(original)));
    return new Copy(ref, copy.id(), current ? note.hash() : "", Hashes.of(copy));
  }

  private static String letters(Comment comment) {
    return comment.body().plainText().replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static Copy read(Copy copy, Comment comment, Draft draft) {
    String now = Hashes.of(comment);
    if (copy.gone()) {
      draft.event(copy.ticket(), "a copied comment that was gone is there again");
    } else if (!copy.seen().isEmpty() && !now.equals(copy.seen())) {
      draft.findings.add(
          new Decision.Finding(
              Decision.Kind.OVERRULED,
              copy.ticket(),
              "a copied comment was edited here; the original stays as it is",
              comment.body().plainText()));
    }
    boolean hidden = copy.hidden() && comment.visibility() == Visibility.INTERNAL;
    return copy.asSeen(now).asHidden(hidden);
  }

  private static void original(TicketRef ref, Comment comment, Draft draft, NoteIndex index) {
    String hash = Hashes.of(comment);
    Optional<Integer> known = index.original(comment);
    if (known.isPresent()) {
      draft.notes.set(known.get(), draft.notes.get(known.get()).read(hash, false));
    } else {
      draft.notes.add(new Note(ref, comment.id(), hash, false, List.of()));
      index.added(comment);
    }
  }

  private static void missing(TicketRef ref, Set<String> present, Draft draft) {
    for (int i = 0; i < draft.notes.size(); i++) {
      Note note = draft.notes.get(i);
      if (note.ticket().equals(ref) && !note.gone() && !present.contains(note.commentId())) {
        draft.notes.set(i, note.read(note.hash(), true));
        draft.event(ref, "comment %s was deleted".formatted(note.commentId()));
      }
    }
  }

  /** Only what was once seen can be missed. */
  private static void missingCopies(
      Reading reading, CaseFile file, Draft draft, Recurrence recurrence) {
    TicketRef ref = reading.ticket().ref();
    Set<String> present =
        reading.ticket().talk().comments().stream().map(Comment::id).collect(Collectors.toSet());
    for (int i = 0; i < draft.notes.size(); i++) {
      Note note = draft.notes.get(i);
      Optional<Copy> missed =
          note.copyAt(ref)
              .filter(c -> !c.gone() && !c.seen().isEmpty() && !present.contains(c.id()));
      if (missed.filter(copy -> isToBeHidden(note, copy, file)).isPresent()) {
        draft.notes.set(i, note.withoutCopy(ref));
        draft.event(ref, "the copy of a comment that became internal is gone, as it should be");
      } else if (missed.filter(c -> recurrence.mayRemoveLate(ref, c.id())).isPresent()) {
        draft.notes.set(i, note.withoutCopy(ref));
        draft.event(ref, "a copied comment went with its earlier removal; it is copied once more");
      } else if (missed.isPresent()) {
        draft.notes.set(i, note.withCopy(missed.get().asGone()));
        draft.event(
            ref, "a copied comment was deleted here; it stays so, and the original stays too");
      }
    }
  }

  /**
   * Whether a copy was still to be hidden or removed when it went: then whoever took it away did
   * the bridge's work, the bridge itself perhaps, and it is copied again once it is open (N2).
   */
  private static boolean isToBeHidden(Note note, Copy copy, CaseFile file) {
    return Optional.ofNullable(file.readings().get(note.ticket())).stream()
        .flatMap(r -> r.ticket().talk().comments().stream())
        .filter(c -> c.id().equals(note.commentId()))
        .anyMatch(c -> c.visibility() == Visibility.INTERNAL && !Hashes.of(c).equals(copy.sent()));
  }
}
