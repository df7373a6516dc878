package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.incidentbridge.mantis.IssuePatch.Step;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command.EditComment;
import org.incidentbridge.spi.Command.RemoveComment;
import org.incidentbridge.spi.Outcome;

/** Edits and removes notes, in all parts of a long text. */
final class NoteEdits {

  private final MantisClient client;
  private final IssuePatch patch;
  private final Receipts receipts;
  private final NoteWrites notes;

  NoteEdits(MantisClient client, IssuePatch patch, Receipts receipts, NoteWrites notes) {
    this.client = client;
    this.patch = patch;
    this.receipts = receipts;
    this.notes = notes;
  }

  Outcome edit(EditComment command) {
    AtomicBoolean hidden = new AtomicBoolean();
    Outcome outcome = patch.change(command.target().ticketId(), i -> edit(command, i, hidden));
    return hidden.get() && outcome instanceof Outcome.Applied
        ? patch.change(command.target().ticketId(), issue -> rewrite(command, issue))
        : outcome;
  }

  private Step edit(EditComment command, MantisIssue issue, AtomicBoolean hidden) {
    if (command.isStale(receipts.shown(issue))) {
      return new Step.Done(receipts.stale(issue));
    }
    boolean exposed =
        command.visibility() == Visibility.INTERNAL
            && parts(command, issue).stream().anyMatch(n -> !n.isPrivate());
    hidden.set(exposed);
    return exposed ? hide(command, issue) : rewrite(command, issue);
  }

  /** MantisBT writes a note's text before its visibility, so what becomes internal hides first. */
  private Step hide(EditComment command, MantisIssue issue) {
    Draft draft = new Draft();
    ArrayNode changed = draft.body().arrayNode();
    for (Note note : parts(command, issue)) {
      if (!note.isPrivate()) {
        changed.add(NoteWrites.note(note.text(), Visibility.INTERNAL).put("id", note.id()));
      }
    }
    draft.put("notes", changed);
    return new Step.Send(
        draft, after -> receipts.applied(Optional.empty(), after.issue(), after.losses()));
  }

  private Step rewrite(EditComment command, MantisIssue issue) {
    List<Note> before = parts(command, issue);
    if (before.isEmpty()) {
      return new Step.Done(gone(command, issue));
    }
    List<String> texts = texts(command, before);
    Draft draft = new Draft();
    ArrayNode changed = draft.body().arrayNode();
    for (int i = 0; i < texts.size(); i++) {
      ObjectNode note = NoteWrites.note(texts.get(i), command.visibility());
      if (i >= before.size()) {
        changed.add(note);
      } else if (!NoteWrites.shows(before.get(i), texts.get(i), command.visibility())) {
        changed.add(note.put("id", before.get(i).id()));
      }
    }
    List<Note> surplus = before.subList(Math.min(texts.size(), before.size()), before.size());
    if (changed.isEmpty()) {
      return new Step.Done(receipts.applied(trim(issue, surplus)));
    }
    draft.put("notes", changed);
    return new Step.Send(draft, after -> rewritten(after, surplus));
  }

  private Outcome rewritten(IssuePatch.After after, List<Note> surplus) {
    Optional<MantisIssue> last = after.issue().map(i -> trim(i, surplus));
    return receipts.applied(Optional.empty(), last, after.losses());
  }

  /** The first part, which stands for them all, goes last: by it the others are found (N5). */
  private MantisIssue trim(MantisIssue issue, List<Note> surplus) {
    MantisIssue last = issue;
    for (Note note : surplus.reversed()) {
      last = notes.delete(issue.id(), note.id()).orElse(last);
    }
    return last;
  }

  /** What the notes of an edited comment shall say, with the mark that is there. */
  private static List<String> texts(EditComment command, List<Note> before) {
    Optional<NoteMark> mark = NoteMark.in(before.getFirst().text());
    String present = before.stream().map(Note::text).collect(Collectors.joining("\n"));
    List<String> parts = Parts.forNotes(MantisProse.write(command.body(), present));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int part = i + 1;
      String text = parts.get(i);
      texts.add(
          mark.map(m -> new NoteMark(m.key(), m.what(), part, parts.size()).on(text)).orElse(text));
    }
    return texts;
  }

  /** Whether the comment is as the command wants it. */
  static boolean isAsWanted(EditComment command, MantisIssue issue) {
    List<Note> before = parts(command, issue);
    if (before.isEmpty()) {
      return false;
    }
    List<String> texts = texts(command, before);
    boolean all = texts.size() == before.size();
    for (int i = 0; all && i < texts.size(); i++) {
      all = NoteWrites.shows(before.get(i), texts.get(i), command.visibility());
    }
    return all;
  }

  private static List<Note> parts(EditComment command, MantisIssue issue) {
    return parts(issue, command.commentId());
  }

  /** The note and the further parts of its text; empty if it is gone. */
  private static List<Note> parts(MantisIssue issue, String noteId) {
    Optional<Note> first = issue.note(noteId);
    Optional<NoteMark> mark = first.flatMap(n -> NoteMark.in(n.text()));
    return mark.map(m -> MantisTalk.parts(issue, m.key())).orElse(first.stream().toList());
  }

  Outcome remove(RemoveComment command) {
    MantisIssue issue = client.issue(MantisReader.checked(command.target().ticketId()));
    return receipts.applied(trim(issue, parts(issue, command.commentId())));
  }

  private static Outcome.Refused gone(EditComment command, MantisIssue issue) {
    return new Outcome.Refused(
        "note " + command.commentId() + " of issue " + issue.id() + " is gone", Map.of());
  }
}
