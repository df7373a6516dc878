package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.IssuePatch.Step;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command.WithdrawFile;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Takes files out of reporters' sight, by way of the notes on which they hang: by REST MantisBT
 * neither removes nor hides a file alone.
 */
final class FileWithdrawals {

  private final MantisClient client;
  private final IssuePatch patch;
  private final Receipts receipts;
  private final NoteWrites notes;

  FileWithdrawals(MantisClient client, IssuePatch patch, Receipts receipts, NoteWrites notes) {
    this.client = client;
    this.patch = patch;
    this.receipts = receipts;
    this.notes = notes;
  }

  Outcome withdraw(WithdrawFile command) {
    return command.way() == WithdrawFile.Way.REMOVE ? remove(command) : hide(command);
  }

  /** A note that says more than which file it carries is somebody's words by now (N7). */
  private Outcome remove(WithdrawFile command) {
    MantisIssue issue = client.issue(MantisReader.checked(command.target().ticketId()));
    if (isDone(command, issue)) {
      return receipts.applied(issue);
    }
    Optional<Note> note = note(command, issue).filter(FileWrites::isAlone);
    return note.isPresent()
        ? delete(command, issue, note.get())
        : atLeastHidden(command, "its note holds somebody's words");
  }

  private Outcome delete(WithdrawFile command, MantisIssue issue, Note note) {
    try {
      return receipts.applied(notes.delete(issue.id(), note.id()).orElse(issue));
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.PERMISSION) {
        throw failure;
      }
      return atLeastHidden(command, "the bridge's user may not delete its note");
    }
  }

  /** What cannot be removed is out of reporters' sight all the same (N5). */
  private Outcome atLeastHidden(WithdrawFile command, String obstacle) {
    var hiding = new WithdrawFile(command.target(), command.attachmentId(), WithdrawFile.Way.HIDE);
    Outcome outcome = hide(hiding);
    return outcome instanceof Outcome.Applied done
        ? new Outcome.Refused(
            ("file %s of issue %s has become internal. Its note was made private, but not"
                    + " removed, for %s: remove the file by hand")
                .formatted(command.attachmentId(), command.target().ticketId(), obstacle),
            Map.of(),
            done.receipt().ticket())
        : outcome;
  }

  private Outcome hide(WithdrawFile command) {
    return patch.change(command.target().ticketId(), issue -> hide(command, issue));
  }

  private Step hide(WithdrawFile command, MantisIssue issue) {
    Optional<Note> note = note(command, issue);
    if (isDone(command, issue)) {
      return new Step.Done(receipts.applied(issue));
    }
    if (note.isEmpty()) {
      return new Step.Done(byHand(command, issue));
    }
    Draft draft = new Draft();
    ArrayNode changed = draft.body().arrayNode();
    changed.add(NoteWrites.note(note.get().text(), Visibility.INTERNAL).put("id", note.get().id()));
    draft.put("notes", changed);
    return new Step.Send(draft, after -> hidden(command, after));
  }

  private Outcome hidden(WithdrawFile command, IssuePatch.After after) {
    return after
        .issue()
        .filter(issue -> !isDone(command, issue))
        .map(issue -> byHand(command, issue))
        .orElseGet(() -> receipts.applied(Optional.empty(), after.issue(), after.losses()));
  }

  boolean isDone(WithdrawFile command, MantisIssue issue) {
    return command.isDone(receipts.shown(issue));
  }

  private static Optional<Note> note(WithdrawFile command, MantisIssue issue) {
    return issue.notes().stream()
        .filter(
            n ->
                n.files().stream()
                    .anyMatch(f -> String.valueOf(f.id()).equals(command.attachmentId())))
        .findFirst();
  }

  private static Outcome byHand(WithdrawFile command, MantisIssue issue) {
    return new Outcome.Refused(
        ("file %s of issue %s has become internal, and is still shown to reporters, for"
                + " MantisBT did not make its note private: do it by hand")
            .formatted(command.attachmentId(), issue.id()),
        Map.of());
  }
}
