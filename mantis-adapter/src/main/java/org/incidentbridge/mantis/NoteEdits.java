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
import org.incidentbridge.spi.Outcome;

/** Edits notes, in all parts of a long text. */
final class NoteEdits {

  private final IssuePatch patch;
  private final Receipts receipts;
  private final NoteRemovals removals;

  NoteEdits(IssuePatch patch, Receipts receipts, NoteRemovals removals) {
    this.patch = patch;
    this.receipts = receipts;
    this.removals = removals;
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
    return new Step.Send(
        NoteRemovals.hiding(parts(command, issue)),
        after -> receipts.applied(Optional.empty(), after.issue(), after.losses()));
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
      return new Step.Done(receipts.applied(removals.trim(issue, surplus)));
    }
    draft.put("notes", changed);
    return new Step.Send(draft, after -> rewritten(after, surplus));
  }

  private Outcome rewritten(IssuePatch.After after, List<Note> surplus) {
    Optional<MantisIssue> last = after.issue().map(i -> removals.trim(i, surplus));
    return receipts.applied(Optional.empty(), last, after.losses());
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
    return NoteRemovals.parts(issue, command.commentId());
  }

  private static Outcome.Refused gone(EditComment command, MantisIssue issue) {
    return new Outcome.Refused(
        "note " + command.commentId() + " of issue " + issue.id() + " is gone", Map.of());
  }
}
