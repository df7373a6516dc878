package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * {@code POST /issues}. Checked first, but then built in steps that others can see and that stay
 * when a later one is refused.
 */
final class IssuePosts {

  private static final Map<IssueField, String> TEXTS =
      Map.of(
          IssueField.STEPS, "steps_to_reproduce",
          IssueField.INFORMATION, "additional_information",
          IssueField.OS, "os",
          IssueField.OS_BUILD, "os_build",
          IssueField.PLATFORM, "platform",
          IssueField.BUILD, "build");
  private static final List<IssueField> CHOICES =
      List.of(
          IssueField.PRIORITY,
          IssueField.SEVERITY,
          IssueField.STATUS,
          IssueField.REPRODUCIBILITY,
          IssueField.RESOLUTION,
          IssueField.PROJECTION,
          IssueField.ETA,
          IssueField.VIEW_STATE);

  private final Site site;
  private final TagEdits tagEdits;

  IssuePosts(Site site, TagEdits tagEdits) {
    this.site = site;
    this.tagEdits = tagEdits;
  }

  /** Takes the world's monitor twice: in between, others see the issue half-built. */
  SimResponse post(Call call) {
    JsonNode body = call.requireJson();
    List<Uploads.Upload> files = Uploads.decode(body.get("files"));
    Issue issue;
    synchronized (site.world) {
      IssueRow row = row(call.user(), body);
      site.customValues.check(
          call.user(), row.number(IssueField.PROJECT), body.get("custom_fields"));
      checkNames(files);
      site.spam.check(call.user());
      issue = site.edits.create(call.user(), row);
    }
    site.hooks.halfBuilt(issue.id);
    synchronized (site.world) {
      furnish(call.user(), issue, body, files);
      return Answers.json(
          201, "Issue Created with id " + issue.id, site.wrapped("issue", call.user(), issue));
    }
  }

  private static void checkNames(List<Uploads.Upload> files) {
    files.stream()
        .filter(f -> f.name().length() > 250)
        .findFirst()
        .ifPresent(
            f -> {
              throw Fault.coded(
                  Fault.Code.FILE_NAME, "File name too long '" + f.name() + "'", f.name());
            });
  }

  private IssueRow row(User user, JsonNode body) {
    IssueRow row = new IssueRow();
    row.set(IssueField.SUMMARY, MantisText.trim(MantisText.stored(required(body, "summary"))));
    String description = required(body, "description");
    MantisText.checkLong(description, "description");
    row.set(IssueField.DESCRIPTION, MantisText.stored(description));
    TEXTS.forEach((field, name) -> setText(row, field, References.text(body, name, "")));
    int project = project(user, body);
    row.set(IssueField.PROJECT, project);
    choices(row, body);
    people(user, row, body, project);
    tagEdits.checkKnownIds(body.path("tags"));
    row.set(IssueField.CATEGORY, site.references.category(body.get("category"), project));
    versions(user, row, body, project);
    flags(user, row, body, project);
    noProfile(body);
    return row;
  }

  private static void setText(IssueRow row, IssueField field, String text) {
    if (field == IssueField.STEPS || field == IssueField.INFORMATION) {
      MantisText.checkLong(text, field.column());
    }
    row.set(field, MantisText.stored(text));
  }

  private static void noProfile(JsonNode body) {
    int profile =
        body.has("profile_id")
            ? References.number(body.get("profile_id"))
            : References.number(body.path("profile").get("id"));
    if (profile != 0) {
      throw Fault.coded(
          Fault.Code.PROFILE_NOT_FOUND, "Profile #" + profile + " not found", profile);
    }
  }

  private static String required(JsonNode body, String name) {
    String text = References.text(body, name, "");
    if (MantisText.blank(text)) {
      String label = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
      throw Fault.coded(Fault.Code.EMPTY_FIELD, label + " not specified", name);
    }
    return text;
  }

  private int project(User user, JsonNode body) {
    int project = site.references.project(body.path("project"));
    if (project == 0) {
      throw Fault.coded(Fault.Code.EMPTY_FIELD, "Project not specified", "project");
    }
    if (site.world.project(project).isEmpty()) {
      throw Fault.coded(
          Fault.Code.PROJECT_NOT_FOUND, "Project '" + project + "' not found", project);
    }
    if (!site.access.inProject(user, "report_bug_threshold", project)) {
      throw Site.noAccess("User does not have access right to report issues");
    }
    return project;
  }

  private void choices(IssueRow row, JsonNode body) {
    for (IssueField field : CHOICES) {
      String option =
          switch (field) {
            case STATUS -> "bug_submit_status";
            case VIEW_STATE -> "default_bug_view_status";
            default -> "default_bug_" + field.column();
          };
      row.set(
          field,
          References.given(body, field.column())
              .map(n -> site.references.choice(field.column(), n))
              .orElseGet(() -> site.world.config.number(option)));
    }
  }

  private void people(User user, IssueRow row, JsonNode body, int project) {
    int reporter = References.given(body, "reporter").map(site.references::person).orElse(user.id);
    if (reporter != user.id
        && !site.access.inProject(
            user, "webservice_specify_reporter_on_add_access_level_threshold", project)) {
      throw Site.noAccess(
          "Active user does not have access level required to specify a different issue reporter");
    }
    row.set(IssueField.REPORTER, reporter);
    row.set(IssueField.HANDLER, handler(user, row, body, project));
  }

  private int handler(User user, IssueRow row, JsonNode body, int project) {
    int handler = References.given(body, "handler").map(site.references::person).orElse(0);
    if (handler != 0 && !site.access.inProject(user, "update_bug_assign_threshold", project)) {
      throw Site.noAccess("User not allowed to assign issues");
    }
    int resolved = site.world.config.number("bug_resolved_status_threshold");
    if (handler == 0 && row.number(IssueField.STATUS) >= resolved) {
      handler = user.id;
    }
    if (handler != 0) {
      int id = handler;
      User chosen =
          site.world
              .user(id)
              .orElseThrow(
                  () ->
                      Fault.coded(
                          Fault.Code.USER_ID_NOT_FOUND, "User '" + id + "' not found.", id));
      if (!site.access.inProject(chosen, "handle_bug_threshold", project)) {
        throw Site.noAccess("User '" + id + "' can't be assigned issues.");
      }
    }
    return handler;
  }

  private void versions(User user, IssueRow row, JsonNode body, int project) {
    String version = site.references.version(body.get("version"), project, "version");
    String threshold = "report_issues_for_unreleased_versions_threshold";
    if (!version.isEmpty() && !site.access.inProject(user, threshold, project)) {
      throw Fault.coded(
          Fault.Code.INVALID_VALUE, "User not allowed to assign unreleased versions", "version");
    }
    row.set(IssueField.VERSION, version);
    row.set(
        IssueField.FIXED_IN_VERSION,
        site.references.version(body.get("fixed_in_version"), project, "fixed_in_version"));
    String target = site.references.version(body.get("target_version"), project, "target_version");
    if (site.access.inProject(user, "roadmap_update_threshold", project)) {
      row.set(IssueField.TARGET_VERSION, target);
    }
  }

  private void flags(User user, IssueRow row, JsonNode body, int project) {
    if (body.path("sticky").isTextual()) {
      throw Fault.broken();
    }
    boolean sticky = body.path("sticky").asBoolean();
    row.set(IssueField.STICKY, 0);
    if (sticky && site.access.inProject(user, "set_bug_sticky_threshold", project)) {
      row.set(IssueField.STICKY, 1);
    }
    References.given(body, "due_date")
        .filter(n -> site.access.inProject(user, "due_date_update_threshold", project))
        .ifPresent(n -> row.set(IssueField.DUE_DATE, DueDate.parse(n.asText(), site.world)));
  }

  private void furnish(User user, Issue issue, JsonNode body, List<Uploads.Upload> files) {
    if (body.path("tags").isArray()) {
      tagEdits.createMissing(user, body.get("tags"));
      tagEdits.replace(user, issue, body.get("tags"));
    }
    site.uploads.attach(user, issue, 0, files);
    References.given(body, "custom_fields")
        .ifPresent(values -> site.customValues.write(user, issue, values, false));
    References.given(body, "monitors").ifPresent(m -> tagEdits.replaceMonitors(user, issue, m));
    for (JsonNode note : body.has("notes") ? body.get("notes") : MissingNode.getInstance()) {
      int viewState =
          References.given(note, "view_state")
              .map(v -> site.references.choice("view_state", v))
              .orElse(Note.PUBLIC);
      site.edits.addNote(user, issue, user, References.text(note, "text", ""), viewState);
    }
  }
}
