package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.mantis.IssuePatch.Step;
import org.incidentbridge.mantis.MantisIssue.Note;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.mantis.MantisWire.User;
import org.incidentbridge.spi.Outcome;

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

  /** The issue after a note, in feedback again if the note took it out. */
  MantisIssue keep(NoteWrites.Made made) {
    Optional<Integer> before = statusBefore(made.issue(), made.note());
    if (before.isEmpty()
        || before.get()
            != metadata.config(made.issue().projectId()).number("bug_feedback_status", 20)) {
      return made.issue();
    }
    int moved = made.issue().ref("status").map(Ref::id).orElse(0);
    try {
      patch.change(made.issue().id(), issue -> back(issue, moved, before.get()));
      return client.issue(made.issue().id());
    } catch (CallFailure failure) {
      return made.issue();
    }
  }

  private static Step back(MantisIssue issue, int moved, int feedback) {
    if (issue.ref("status").map(Ref::id).orElse(0) != moved) {
      return new Step.Done(new Outcome.NotApplied());
    }
    Draft draft = new Draft();
    draft.putId("status", feedback);
    return new Step.Send(draft, after -> new Outcome.Applied(Outcome.Receipt.NOTHING));
  }

  /** The status that this very note moved the issue out of, by the history after it. */
  private static Optional<Integer> statusBefore(MantisIssue issue, Note note) {
    int author = note.author().map(User::id).orElse(0);
    if (issue.user("reporter").map(User::id).orElse(-1) != author) {
      return Optional.empty();
    }
    Optional<Integer> before = Optional.empty();
    for (JsonNode entry : issue.history().reversed()) {
      if (adds(entry, note)) {
        return before;
      }
      boolean ours = entry.path("user").path("id").asInt() == author;
      if (ours && entry.path("field").path("name").asText().equals("status")) {
        before = Optional.of(entry.path("old_value").path("id").asInt());
      }
    }
    return Optional.empty();
  }

  private static boolean adds(JsonNode entry, Note note) {
    return entry.path("type").path("id").asInt() == NOTE_ADDED
        && entry.path("note").path("id").asInt() == note.id();
  }
}
