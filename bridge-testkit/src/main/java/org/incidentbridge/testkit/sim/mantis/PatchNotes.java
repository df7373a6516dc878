package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The notes of a PATCH: those with an id are edited, those without are added. A note whose view
 * state is left out becomes public.
 */
final class PatchNotes {

  private final Site site;

  PatchNotes(Site site) {
    this.site = site;
  }

  void apply(User user, Issue issue, JsonNode notes) {
    if (!notes.isArray()) {
      return;
    }
    for (JsonNode each : notes) {
      int id = References.number(each.get("id"));
      if (id > 0) {
        Optional<Note> note = issue.note(id).filter(n -> site.access.seesNote(user, issue, n));
        if (note.isPresent()) {
          edit(user, issue, note.get(), each);
        }
      } else {
        add(user, issue, each);
      }
    }
  }

  /** Any PATCH dates the visible timelog notes anew. */
  void touchTimelogs(User user, Issue issue) {
    for (Note note : issue.notes) {
      if (note.minutes > 0 && site.access.seesNote(user, issue, note)) {
        note.updated = site.world.now();
      }
    }
  }

  private void edit(User user, Issue issue, Note note, JsonNode wanted) {
    String threshold =
        note.reporter == user.id ? "bugnote_user_edit_threshold" : "update_bugnote_threshold";
    if (!site.access.onNote(user, threshold, issue, note)) {
      throw Site.denied(user, "Not allowed to update note " + note.id);
    }
    Optional<String> text = References.given(wanted, "text").map(References::text);
    if (text.isPresent() && !text.get().equals(note.text)) {
      site.edits.noteText(user, issue, note, text.get());
    }
    int viewState =
        References.given(wanted, "view_state")
            .map(v -> site.references.choice("view_state", v))
            .orElse(Note.PUBLIC);
    if (note.viewState != viewState) {
      site.edits.noteVisibility(user, issue, note, viewState);
      note.updated = site.world.now();
    }
    if (wanted.hasNonNull("time_tracking") && note.minutes > 0) {
      note.updated = site.world.now();
    }
  }

  private void add(User user, Issue issue, JsonNode wanted) {
    if (site.access.readOnly(user, issue)) {
      throw Site.readOnly(issue.id, "Issue '" + issue.id + "' is read-only.");
    }
    int viewState =
        References.given(wanted, "view_state")
            .map(v -> ViewState.strict(site.world, v))
            .orElse(Note.PUBLIC);
    String text = MantisText.trim(References.text(wanted, "text", ""));
    if (MantisText.empty(text)) {
      throw Fault.coded(Fault.Code.EMPTY_FIELD, "Issue note not specified.", "Note");
    }
    site.spam.check(user);
    site.edits.addNote(user, issue, user, text, viewState);
  }
}
