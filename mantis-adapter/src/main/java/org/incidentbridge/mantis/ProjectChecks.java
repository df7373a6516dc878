package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.mantis.MantisWire.CustomField;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks at the covered projects: sight of them, rights, size, marks. */
final class ProjectChecks {

  private static final int MANAGER = 70;

  /** Above this, one list call costs the server a second and much memory. */
  private static final int LARGE = 15_000;

  private final MantisClient client;
  private final MantisMetadata metadata;
  private final MantisSettings settings;
  private final NamedProjects projects;

  ProjectChecks(MantisClient client, MantisMetadata metadata, MantisSettings settings) {
    this.client = client;
    this.metadata = metadata;
    this.settings = settings;
    this.projects = new NamedProjects(metadata, settings.projects());
  }

  List<Finding> visible() {
    List<Finding> findings = new ArrayList<>();
    for (String name : settings.projects()) {
      if (metadata.projectNamed(name).isEmpty()) {
        List<String> names = metadata.visible().stream().map(Project::name).toList();
        findings.add(
            MantisProbe.problem(
                "projects",
                "project '" + name + "' is not visible" + Suggestion.among(name, names),
                "Correct the name, or make the bridge's user a member of the project"));
      }
    }
    return findings.isEmpty()
        ? List.of(
            MantisProbe.good(
                "projects",
                projects.all().size() == 1
                    ? "the project is visible"
                    : "all " + projects.all().size() + " are visible"))
        : findings;
  }

  List<Finding> rights() {
    List<Finding> findings = new ArrayList<>();
    for (Project project : projects.all()) {
      int level = project.accessLevel();
      MantisConfig config = metadata.config(project.id());
      if (level < config.number("update_readonly_bug_threshold", MANAGER)) {
        findings.add(
            MantisProbe.problem(
                "rights",
                "the bridge's user has level "
                    + level
                    + " in '"
                    + project.name()
                    + "' and cannot change resolved issues",
                "Give it MANAGER in this project"));
      }
      privacy(project, config).ifPresent(findings::add);
      removal(project, config).ifPresent(findings::add);
    }
    return findings.isEmpty()
        ? List.of(MantisProbe.good("rights", "resolved issues and private notes are in reach"))
        : findings;
  }

  private static Optional<Finding> privacy(Project project, MantisConfig config) {
    int needed =
        Math.max(
            config.number("private_bugnote_threshold", 0),
            Math.max(
                config.number("private_bug_threshold", 0),
                config.number("set_view_status_threshold", 0)));
    return project.accessLevel() < needed
        ? Optional.of(
            MantisProbe.problem(
                "rights",
                "the bridge's user cannot read and write everything private in '"
                    + project.name()
                    + "': that needs level "
                    + needed,
                "Give it MANAGER in this project"))
        : Optional.empty();
  }

  private static Optional<Finding> removal(Project project, MantisConfig config) {
    int needed = config.number("bugnote_user_delete_threshold", 0);
    return project.accessLevel() < needed
        ? Optional.of(
            MantisProbe.warning(
                "rights",
                "the bridge's user may not delete its own notes in '"
                    + project.name()
                    + "': copies that are to go are made private, and wait for a person",
                "Give it the level of bugnote_user_delete_threshold, which is " + needed))
        : Optional.empty();
  }

  /** Whether the bridge's user may have others monitor issues, and see who does. */
  List<Finding> sharing() {
    List<Finding> findings = new ArrayList<>();
    for (Project project : projects.all()) {
      MantisConfig config = metadata.config(project.id());
      int needed =
          Math.max(
              config.number("monitor_add_others_bug_threshold", 0),
              config.number("show_monitor_list_threshold", 0));
      if (project.accessLevel() < needed) {
        findings.add(
            MantisProbe.problem(
                "sharing",
                "the bridge's user cannot let others see issues in '"
                    + project.name()
                    + "': that needs level "
                    + needed,
                "Give it that level in this project, or lower monitor_add_others_bug_threshold and"
                    + " show_monitor_list_threshold"));
      }
    }
    return findings.isEmpty()
        ? List.of(MantisProbe.good("sharing", "others can be let see issues as monitors"))
        : findings;
  }

  /** MantisBT simply leaves out the history of an issue where somebody may not see it. */
  List<Finding> histories() {
    List<Finding> findings = new ArrayList<>();
    for (Project project : projects.all()) {
      int needed = metadata.config(project.id()).number("view_history_threshold", 0);
      if (project.accessLevel() < needed) {
        findings.add(
            MantisProbe.warning(
                "history",
                "the bridge's user does not see the history of issues in '"
                    + project.name()
                    + "', so that clocks see only what each poll sees: that needs level "
                    + needed,
                "Give it that level in this project, or lower view_history_threshold"));
      }
    }
    return findings.isEmpty()
        ? List.of(MantisProbe.good("history", "the history of issues can be read"))
        : findings;
  }

  List<Finding> size() {
    List<Finding> findings = new ArrayList<>();
    for (String name : settings.projects()) {
      if (settings.filters().apply(name).isEmpty()) {
        int project = metadata.projectNamed(name).map(Project::id).orElse(0);
        int issues = client.list(project, MantisScan.EVERYTHING, 1, null).rows().size();
        if (issues > LARGE) {
          findings.add(
              MantisProbe.warning(
                  "size",
                  "'" + name + "' has " + issues + " issues, all listed at every pull",
                  "Save a public filter sorted by last update and id, both descending, and name"
                      + " it under filters"));
        }
      }
    }
    return findings;
  }

  List<Finding> marks() {
    List<Finding> findings = new ArrayList<>();
    settings.marks().field().ifPresent(f -> findings.addAll(mark("marker.field", f)));
    settings.marks().linkField().ifPresent(f -> findings.addAll(mark("linkField", f)));
    return findings.isEmpty()
        ? List.of(
            MantisProbe.good("marker", "stands in the last line of the additional information"))
        : findings;
  }

  private List<Finding> mark(String key, String name) {
    List<Finding> findings = new ArrayList<>();
    for (Project project : projects.all()) {
      Optional<CustomField> field = FieldChecks.field(project, name);
      if (field.isEmpty()) {
        findings.add(
            MantisProbe.problem(
                "marker",
                key + ": '" + project.name() + "' has no custom field '" + name + "'",
                "Make one of type string and link it to the project"));
      } else if (project.accessLevel() < field.get().writeLevel() || field.get().isClosed()) {
        findings.add(
            MantisProbe.problem(
                "marker",
                key + ": custom field '" + name + "' cannot be written in '" + project.name() + "'",
                "Make it of type string, with a write level that the bridge's user has"));
      }
    }
    return findings.isEmpty()
        ? List.of(MantisProbe.good("marker", key + ": custom field '" + name + "' can be written"))
        : findings;
  }
}
