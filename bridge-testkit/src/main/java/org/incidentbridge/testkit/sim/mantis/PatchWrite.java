package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second half of a PATCH. Rights, category, versions and status are checked first; then custom
 * fields, monitors, notes and tags are written, and last the row. What is written stays when a
 * later step is refused.
 */
final class PatchWrite {

  private static final List<IssueField> CHOICES =
      List.of(
          IssueField.PRIORITY,
          IssueField.SEVERITY,
          IssueField.REPRODUCIBILITY,
          IssueField.RESOLUTION,
          IssueField.PROJECTION,
          IssueField.ETA,
          IssueField.VIEW_STATE);
  private static final List<IssueField> TEXTS =
      List.of(
          IssueField.STEPS,
          IssueField.INFORMATION,
          IssueField.OS,
          IssueField.OS_BUILD,
          IssueField.PLATFORM,
          IssueField.BUILD);

  private final Site site;
  private final TagEdits tagEdits;
  private final PatchNotes notes;

  PatchWrite(Site site, TagEdits tagEdits) {
    this.site = site;
    this.tagEdits = tagEdits;
    this.notes = new PatchNotes(site);
  }

  void apply(User user, Issue issue, IssuePatches.Read read) {
    checkRights(user, issue, read);
    IssueRow row = read.row().copy();
    row.set(IssueField.PROJECT, project(read));
    placeAndText(row, read);
    handler(user, row, read);
    choices(row, read);
    status(user, issue, row, read);
    versions(user, row, read);
    flags(user, issue, row, read);
    read.merged("custom_fields")
        .ifPresent(values -> site.customValues.write(user, issue, values, true));
    read.merged("monitors").ifPresent(m -> tagEdits.replaceMonitors(user, issue, m));
    if (read.patches("notes")) {
      notes.apply(user, issue, read.patch().get("notes"));
    } else {
      notes.touchTimelogs(user, issue);
    }
    if (read.patches("tags")) {
      tagEdits.replace(user, issue, read.patch().get("tags"));
    }
    site.hooks.halfPatched(issue.id);
    checkLengths(row);
    site.edits.replace(user, issue, read.row(), row);
  }

  private void checkRights(User user, Issue issue, IssuePatches.Read read) {
    int readOnly = site.world.config.number("bug_readonly_status_threshold");
    if (read.row().number(IssueField.STATUS) >= readOnly
        && !site.access.onIssue(user, "update_readonly_bug_threshold", issue)) {
      throw Fault.legacy(403, "Issue '" + issue.id + "' is readonly");
    }
    if (!site.access.inProject(
        user, "webservice_readwrite_access_level_threshold", issue.project())) {
      throw Site.denied(user, "");
    }
    project(read);
    if (!site.access.onIssue(user, "update_bug_threshold", issue)) {
      throw Site.denied(user, "Not enough rights to update issues");
    }
  }

  /** The project to be in; no right on it is checked. */
  private int project(IssuePatches.Read read) {
    JsonNode reference = read.merged("project").orElse(null);
    if (reference == null) {
      return read.row().number(IssueField.PROJECT);
    }
    int project = site.references.project(reference);
    if (project == 0) {
      throw noProject(References.text(reference, "name", ""));
    }
    if (site.world.project(project).isEmpty()) {
      throw noProject(String.valueOf(project));
    }
    return project;
  }

  private static Fault noProject(String name) {
    return Fault.legacy(404, "Project '" + name + "' does not exist.");
  }

  private void placeAndText(IssueRow row, IssuePatches.Read read) {
    int project = row.number(IssueField.PROJECT);
    @Nullable JsonNode category = read.merged("category").orElse(null);
    row.set(IssueField.CATEGORY, site.references.category(category, project));
    read.merged("reporter").ifPresent(r -> row.set(IssueField.REPORTER, site.references.person(r)));
    if (read.patches("summary")) {
      row.set(IssueField.SUMMARY, MantisText.trim(MantisText.stored(mandatory(read, "summary"))));
    }
    if (read.patches("description")) {
      row.set(IssueField.DESCRIPTION, MantisText.stored(mandatory(read, "description")));
    }
    for (IssueField field : TEXTS) {
      if (read.patches(field.column())) {
        String text = References.text(read.patch(), field.column(), "");
        row.set(field, MantisText.stored(text));
      }
    }
  }

  private static String mandatory(IssuePatches.Read read, String name) {
    String text = References.text(read.patch(), name, "");
    if (MantisText.blank(text)) {
      throw Fault.legacy(400, "Mandatory field '" + name + "' is missing.");
    }
    return text;
  }

  private void handler(User user, IssueRow row, IssuePatches.Read read) {
    if (!read.patches("handler")) {
      return;
    }
    int handler = site.references.person(read.patch().get("handler"));
    if (handler == row.number(IssueField.HANDLER)) {
      return;
    }
    int project = row.number(IssueField.PROJECT);
    if (handler != 0) {
      User chosen =
          site.world
              .user(handler)
              .orElseThrow(() -> Fault.legacy(404, "User '" + handler + "' does not exist."));
      if (!site.access.inProject(chosen, "handle_bug_threshold", project)) {
        throw Site.denied(chosen, "User does not have access right to handle issues");
      }
    }
    if (!site.access.inProject(user, "update_bug_assign_threshold", project)) {
      throw Site.denied(user, "User does not have access right to assign issues");
    }
    row.set(IssueField.HANDLER, handler);
  }

  private void choices(IssueRow row, IssuePatches.Read read) {
    for (IssueField field : CHOICES) {
      if (read.patches(field.column())) {
        JsonNode reference = read.patch().get(field.column());
        row.set(field, site.references.choice(field.column(), reference));
      }
    }
  }

  private void status(User user, Issue issue, IssueRow row, IssuePatches.Read read) {
    int old = row.number(IssueField.STATUS);
    int wanted =
        read.patches("status") ? site.references.choice("status", read.patch().get("status")) : old;
    if (wanted == old) {
      return;
    }
    if (!site.access.inProject(
        user, "update_bug_status_threshold", row.number(IssueField.PROJECT))) {
      throw Site.denied(user, "Not allowed to change Issue status");
    }
    int resolved = site.world.config.number("bug_resolved_status_threshold");
    boolean resolving = old < resolved && wanted >= resolved;
    if (resolving
        && !site.world.config.on("allow_parent_of_unresolved_to_close")
        && site.relations.hasUnresolvedChild(issue)) {
      throw Fault.legacy(400, "Unresolved child issues.");
    }
    row.set(IssueField.STATUS, wanted);
  }

  private void versions(User user, IssueRow row, IssuePatches.Read read) {
    row.set(IssueField.VERSION, version(row, read, "version"));
    row.set(IssueField.FIXED_IN_VERSION, version(row, read, "fixed_in_version"));
    int project = row.number(IssueField.PROJECT);
    String target = version(row, read, "target_version");
    if (site.access.inProject(user, "roadmap_update_threshold", project)) {
      row.set(IssueField.TARGET_VERSION, target);
    }
  }

  /** A version that is not shown because it is no longer defined is erased. */
  private String version(IssueRow row, IssuePatches.Read read, String name) {
    return site.references.version(
        read.merged(name).orElse(null), row.number(IssueField.PROJECT), name);
  }

  private void flags(User user, Issue issue, IssueRow row, IssuePatches.Read read) {
    if (read.patches("sticky") && site.access.onIssue(user, "set_bug_sticky_threshold", issue)) {
      row.set(IssueField.STICKY, read.patch().path("sticky").asBoolean() ? 1 : 0);
    }
    int project = row.number(IssueField.PROJECT);
    if (read.patches("due_date")
        && site.access.inProject(user, "due_date_update_threshold", project)) {
      String date = read.patch().path("due_date").asText();
      row.set(IssueField.DUE_DATE, DueDate.parse(date, site.world));
    }
  }

  private static void checkLengths(IssueRow row) {
    MantisText.checkLong(row.text(IssueField.DESCRIPTION), "description");
    MantisText.checkLong(row.text(IssueField.STEPS), "steps_to_reproduce");
    MantisText.checkLong(row.text(IssueField.INFORMATION), "additional_information");
  }
}
