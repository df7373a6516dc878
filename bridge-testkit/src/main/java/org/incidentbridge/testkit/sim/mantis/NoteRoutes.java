package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/** Adding and deleting notes; there is no route to change one. */
final class NoteRoutes {

  private final Site site;

  NoteRoutes(Site site) {
    this.site = site;
  }

  SimResponse add(Call call) {
    JsonNode body = call.jsonOrNothing();
    List<Uploads.Upload> files = Uploads.decode(body.get("files"));
    checkType(body);
    Issue issue = site.world.issue(call.strictIssueId());
    site.requireWritable(call.user(), issue);
    int viewState =
        References.given(body, "view_state")
            .map(v -> ViewState.strict(site.world, v))
            .orElse(Note.PUBLIC);
    int minutes = minutes(body);
    if (body.path("text").isContainerNode()) {
      throw Fault.crashed();
    }
    String text = MantisText.trim(References.text(body, "text", ""));
    if (MantisText.empty(text) && minutes == 0 && files.isEmpty()) {
      throw Fault.coded(Fault.Code.EMPTY_FIELD, "Issue note not specified.", "Note");
    }
    User reporter = reporter(call.user(), issue, body);
    checkRights(issue, reporter, viewState, minutes);
    site.spam.check(call.user());
    Note note = site.edits.addNote(call.user(), issue, reporter, text, viewState);
    note.minutes = minutes;
    site.uploads.attach(call.user(), issue, note.id, files);
    reassignOnFeedback(call.user(), issue, reporter);
    return added(call.user(), issue, note);
  }

  private static void checkType(JsonNode body) {
    String type = References.text(body, "type", "note");
    if (!type.equals("note") && !type.equals("timelog")) {
      throw Fault.coded(
          Fault.Code.INVALID_VALUE, "Invalid value '" + type + "' for 'type'.", "type");
    }
  }

  private static int minutes(JsonNode body) {
    String duration = References.text(body.path("time_tracking"), "duration", "0:00");
    String[] parts = duration.split(":", -1);
    if (parts.length > 3 || !duration.matches("[0-9:]+")) {
      throw Fault.coded(
          Fault.Code.INVALID_VALUE,
          "Invalid value '" + duration + "' for field 'time tracking duration'.",
          "time tracking duration");
    }
    int hours = parts.length > 1 ? Call.leadingNumber(parts[0]) : 0;
    return hours * 60 + Call.leadingNumber(parts[parts.length > 1 ? 1 : 0]);
  }

  private User reporter(User user, Issue issue, JsonNode body) {
    Optional<JsonNode> given = References.given(body, "reporter");
    User reporter = given.map(site.references::requirePerson).orElse(user);
    if (reporter.id != user.id
        && !site.access.onIssue(
            user, "webservice_specify_reporter_on_add_access_level_threshold", issue)) {
      throw Site.noAccess("Access denied to override reporter");
    }
    return reporter;
  }

  private void checkRights(Issue issue, User reporter, int viewState, int minutes) {
    if (!site.access.onIssue(reporter, "add_bugnote_threshold", issue)) {
      throw Site.noAccess("Reporter can't add notes");
    }
    if (viewState == Note.PRIVATE
        && !site.access.onIssue(reporter, "set_view_status_threshold", issue)) {
      throw Site.noAccess("Reporter can't add private notes");
    }
    if (minutes > 0 && !site.world.config.on("time_tracking_enabled")) {
      throw Site.noAccess("time tracking disabled");
    }
    if (minutes > 0 && !site.access.onIssue(reporter, "time_tracking_edit_threshold", issue)) {
      throw Site.noAccess("access denied for time tracking");
    }
  }

  /** The reporter's note answers the question that {@code feedback} asked. */
  void reassignOnFeedback(User user, Issue issue, User reporter) {
    Config config = site.world.config;
    int handler = issue.row.number(IssueField.HANDLER);
    boolean answered =
        config.on("reassign_on_feedback")
            && issue.status() == config.number("bug_feedback_status")
            && handler != reporter.id
            && issue.row.number(IssueField.REPORTER) == reporter.id;
    if (answered) {
      String next = handler != 0 ? "bug_assigned_status" : "bug_submit_status";
      site.edits.setCell(user, issue, IssueField.STATUS, config.number(next));
    }
  }

  private SimResponse added(User user, Issue issue, Note note) {
    ObjectNode whole = site.wrapped("issue", user, issue);
    ObjectNode body = Shapes.object();
    for (JsonNode each : whole.path("issue").path("notes")) {
      if (each.path("id").asInt() == note.id) {
        body.set("note", each);
      }
    }
    if (!body.has("note")) {
      body.putNull("note");
    }
    body.set("issue", whole.get("issue"));
    return Answers.json(201, "Issue Note Created with id " + issue.id, body);
  }

  SimResponse delete(Call call) {
    int id = Call.leadingNumber(call.args().get(1));
    if (id < 1) {
      throw Fault.coded(Fault.Code.INVALID_VALUE, "'id' must be >= 1", "id");
    }
    Issue owner =
        site.world.issues.values().stream()
            .filter(i -> i.note(id).isPresent())
            .findFirst()
            .orElseThrow(
                () ->
                    Fault.coded(Fault.Code.NOTE_NOT_FOUND, "Issue note #" + id + " not found", id));
    if (owner.id != call.issueId()) {
      throw Fault.coded(Fault.Code.INVALID_VALUE, "Issue note doesn't belong to issue", "id");
    }
    Note note = owner.note(id).orElseThrow();
    String threshold =
        note.reporter == call.user().id
            ? "bugnote_user_delete_threshold"
            : "delete_bugnote_threshold";
    if (!site.access.onNote(call.user(), threshold, owner, note)) {
      throw Site.noAccess("Access denied");
    }
    site.requireWritable(call.user(), owner);
    site.edits.deleteNote(call.user(), owner, note);
    return Answers.json(200, "OK", site.wrapped("issue", call.user(), owner));
  }
}
