package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.IssuePatch.Step;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command.RemoveComment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;

/** Removes notes, in all parts of a long text. Which may not be removed are hidden (N5). */
final class NoteRemovals {

  private final MantisClient client;
  private final IssuePatch patch;
  private final Receipts receipts;
  private final NoteWrites notes;

  NoteRemovals(MantisClient client, IssuePatch patch, Receipts receipts, NoteWrites notes) {
    this.client = client;
    this.patch = patch;
    this.receipts = receipts;
    this.notes = notes;
  }

  Outcome remove(RemoveComment command) {
    MantisIssue issue = client.issue(MantisReader.checked(command.target().ticketId()));
    try {
      return receipts.applied(trim(issue, parts(issue, command.commentId())));
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.PERMISSION) {
        throw failure;
      }
      return patch.change(command.target().ticketId(), now -> hide(command, now));
    }
  }

  private Step hide(RemoveComment command, MantisIssue issue) {
    List<Note> all = parts(issue, command.commentId());
    if (all.isEmpty()) {
      return new Step.Done(receipts.applied(issue));
    }
    return all.stream().allMatch(Note::isPrivate)
        ? new Step.Done(byHand(command, Optional.of(issue)))
        : new Step.Send(hiding(all), after -> byHand(command, after.issue()));
  }

  private Outcome byHand(RemoveComment command, Optional<MantisIssue> issue) {
    boolean hidden =
        issue
            .filter(i -> parts(i, command.commentId()).stream().allMatch(Note::isPrivate))
            .isPresent();
    return new Outcome.Refused(
        "note %s of issue %s has to go, and the bridge's user may not delete its notes. %s: remove it by hand"
            .formatted(
                command.commentId(),
                command.target().ticketId(),
                hidden ? "It was made private" : "It is still shown to all"),
        Map.of(),
        issue.map(receipts::shown));
  }

  /** Makes private those of the notes that are public; their texts stay. */
  static Draft hiding(List<Note> notes) {
    Draft draft = new Draft();
    ArrayNode changed = draft.body().arrayNode();
    for (Note note : notes) {
      if (!note.isPrivate()) {
        changed.add(NoteWrites.note(note.text(), Visibility.INTERNAL).put("id", note.id()));
      }
    }
    draft.put("notes", changed);
    return draft;
  }

  /** The first part, which stands for them all, goes last: by it the others are found (N5). */
  MantisIssue trim(MantisIssue issue, List<Note> surplus) {
    MantisIssue last = issue;
    for (Note note : surplus.reversed()) {
      last = notes.delete(issue.id(), note.id()).orElse(last);
    }
    return last;
  }

  /** The note and the further parts of its text; empty if it is gone. */
  static List<Note> parts(MantisIssue issue, String noteId) {
    Optional<Note> first = issue.note(noteId);
    Optional<NoteMark> mark = first.flatMap(n -> NoteMark.in(n.text()));
    return mark.map(m -> MantisTalk.parts(issue, m.key())).orElse(first.stream().toList());
  }
}
