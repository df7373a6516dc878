package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.IssuePatch.Step;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.mantis.MantisWire.User;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Undoes what MantisBT does on its own: a note by the reporter takes an issue out of feedback, and
 * the bridge is the reporter of what it made. The status is for the policy to decide (N4).
 */
final class FeedbackStatus {

  private static final int NOTE_ADDED = 2;

  private final IssuePatch patch;
  private final MantisMetadata metadata;
  private final MantisClient client;

  FeedbackStatus(IssuePatch patch, MantisMetadata metadata, MantisClient client) {
    this.patch = patch;
    this.metadata = metadata;
    this.client = client;
  }

  /**
   * The issue after a note, in feedback again if the note took it out. The note stands whatever
   * comes of that, so a failure means that the command has to be settled.
   */
  MantisIssue keep(NoteWrites.Made made) {
    return isMoved(made.issue(), made.note()) ? putBack(made.issue()) : made.issue();
  }

  /** The same for an issue that was found to have these notes of a command without an answer. */
  MantisIssue keep(MantisIssue found, List<Note> notes) {
    if (status(found) == feedback(found) || notes.stream().noneMatch(n -> isReporters(found, n))) {
      return found;
    }
    MantisIssue whole = client.whole(found.id()).issue();
    return notes.stream().anyMatch(n -> isMoved(whole, n)) ? putBack(whole) : found;
  }

  private MantisIssue putBack(MantisIssue issue) {
    return switch (change(issue)) {
      case Outcome.Applied applied -> client.issue(issue.id());
      case Outcome.NotApplied moved -> client.issue(issue.id());
      case Outcome.Refused forGood -> issue;
      case Outcome.Deferred deferred -> throw later(deferred.message());
      case Outcome.Unknown unknown -> throw later(unknown.message());
      case Outcome.Stale stale -> throw later("it was changed meanwhile");
    };
  }

  private Outcome change(MantisIssue issue) {
    int moved = status(issue);
    int feedback = feedback(issue);
    try {
      return patch.change(issue.id(), now -> back(now, moved, feedback));
    } catch (CallFailure failure) {
      return failure.toOutcome();
    }
  }

  private static TrackerException later(String why) {
    return new TrackerException(
        Kind.UNAVAILABLE, "the status that the note changed could not be put back yet: " + why);
  }

  private static Step back(MantisIssue issue, int moved, int feedback) {
    if (status(issue) != moved) {
      return new Step.Done(new Outcome.NotApplied());
    }
    Draft draft = new Draft();
    draft.putId("status", feedback);
    return new Step.Send(draft, after -> new Outcome.Applied(Outcome.Receipt.NOTHING));
  }

  private static int status(MantisIssue issue) {
    return issue.ref("status").map(Ref::id).orElse(0);
  }

  private int feedback(MantisIssue issue) {
    return metadata.config(issue.projectId()).number("bug_feedback_status", 20);
  }

  private static boolean isReporters(MantisIssue issue, Note note) {
    return note.author().isPresent()
        && note.author().map(User::id).equals(issue.user("reporter").map(User::id));
  }

  /** Whether by the history this very note took the issue out, and nobody changed it since. */
  private boolean isMoved(MantisIssue issue, Note note) {
    List<JsonNode> since =
        issue.history().stream()
            .map(HistoryLine::json)
            .dropWhile(entry -> !adds(entry, note))
            .filter(entry -> entry.path("field").path("name").asText().equals("status"))
            .toList();
    return isReporters(issue, note)
        && since.size() == 1
        && since.getFirst().path("user").path("id").asInt() == note.author().map(User::id).orElse(0)
        && since.getFirst().path("old_value").path("id").asInt() == feedback(issue);
  }

  private static boolean adds(JsonNode entry, Note note) {
    return entry.path("type").path("id").asInt() == NOTE_ADDED
        && entry.path("note").path("id").asInt() == note.id();
  }
}
