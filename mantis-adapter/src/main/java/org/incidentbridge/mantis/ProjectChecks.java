package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.mantis.MantisWire.CustomField;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks at the covered projects: rights, fields, words, marks. */
final class ProjectChecks {

  private static final int MANAGER = 70;

  /** Above this, one list call costs the server a second and much memory. */
  private static final int LARGE = 15_000;

  private final MantisClient client;
  private final MantisMetadata metadata;
  private final MantisSettings settings;

  ProjectChecks(MantisClient client, MantisMetadata metadata, MantisSettings settings) {
    this.client = client;
    this.metadata = metadata;
    this.settings = settings;
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
                covered().size() == 1
                    ? "the project is visible"
                    : "all " + covered().size() + " are visible"))
        : findings;
  }

  private List<Project> covered() {
    return settings.projects().stream()
        .flatMap(n -> metadata.projectNamed(n).stream())
        .map(p -> metadata.project(p.id()))
        .toList();
  }

  List<Finding> rights() {
    List<Finding> findings = new ArrayList<>();
    for (Project project : covered()) {
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
    for (Project project : covered()) {
      Optional<CustomField> field = field(project, name);
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

  List<Finding> fields(List<String> names) {
    List<Finding> findings = new ArrayList<>();
    for (String name : names) {
      if (name.equals("due_date")) {
        dueDates().ifPresent(findings::add);
      } else if (!FieldWriter.KNOWN.contains(name)) {
        custom(name).ifPresent(findings::add);
      }
    }
    return findings.isEmpty()
        ? List.of(MantisProbe.good("fields", "all " + names.size() + " are there"))
        : findings;
  }

  private Optional<Finding> custom(String field) {
    String name = CustomWriter.name(field);
    List<String> without =
        covered().stream().filter(p -> field(p, name).isEmpty()).map(Project::name).toList();
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            MantisProbe.problem(
                "fields",
                "there is no field '"
                    + name
                    + "' in "
                    + String.join(", ", without)
                    + Suggestion.nearest(name, FieldWriter.KNOWN)
                        .map(n -> "; did you mean '" + n + "'?")
                        .orElse(""),
                "Correct the vocabulary, or link the custom field under Manage, Manage Projects"));
  }

  private Optional<Finding> dueDates() {
    return covered().stream()
        .filter(
            p -> p.accessLevel() < metadata.config(p.id()).number("due_date_update_threshold", 100))
        .findFirst()
        .map(
            p ->
                MantisProbe.warning(
                    "fields",
                    "due dates are switched off for the bridge's user in '" + p.name() + "'",
                    "Lower due_date_view_threshold and due_date_update_threshold, or do not map"
                        + " due"));
  }

  private static Optional<CustomField> field(Project project, String name) {
    return project.customFields().stream()
        .filter(f -> f.name().equalsIgnoreCase(name) || String.valueOf(f.id()).equals(name))
        .findFirst();
  }

  List<Finding> words(Expected expected) {
    List<Finding> findings = new ArrayList<>();
    expected
        .words()
        .forEach(
            (field, words) -> {
              boolean presumed = expected.presumed().contains(field);
              covered().forEach(p -> words(p, field, words, presumed).ifPresent(findings::add));
            });
    return findings.isEmpty()
        ? List.of(MantisProbe.good("words", "MantisBT has every word that is written"))
        : findings.stream().distinct().toList();
  }

  private Optional<Finding> words(
      Project project, String field, List<String> words, boolean presumed) {
    List<String> known =
        MantisConfig.ENUMERATIONS.contains(field)
            ? metadata.config(project.id()).entries(field).stream().map(Ref::name).toList()
            : listed(project, field);
    List<String> missing =
        words.stream().filter(w -> known.stream().noneMatch(w::equalsIgnoreCase)).toList();
    if (known.isEmpty() || missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        presumed
            ? MantisProbe.warning(
                "words",
                "%s has no value map, and lacks some usual words of MantisBT: %s"
                    .formatted(field, String.join(", ", missing)),
                "Write a value map for it into the vocabulary, or none for it into the fields of"
                    + " the routes. It has: "
                    + String.join(", ", known))
            : MantisProbe.problem(
                "words",
                "MantisBT has no %s '%s'%s"
                    .formatted(
                        field,
                        String.join("', '", missing),
                        missing.size() == 1
                            ? Suggestion.among(missing.getFirst(), known)
                            : "; it has: " + String.join(", ", known)),
                "Correct the vocabulary, or add the words to MantisBT"));
  }

  private static List<String> listed(Project project, String field) {
    return switch (field) {
      case "category" -> project.categories().stream().map(Ref::name).toList();
      default ->
          field(project, CustomWriter.name(field))
              .filter(CustomField::isClosed)
              .map(CustomField::words)
              .orElse(List.of());
    };
  }

  List<Finding> creates(List<String> pairs) {
    List<Finding> findings = new ArrayList<>();
    for (String pair : pairs) {
      int middle = pair.indexOf('/');
      String name = middle < 0 ? pair : pair.substring(0, middle);
      String category = middle < 0 ? "" : pair.substring(middle + 1);
      Optional<Project> project = metadata.projectNamed(name).map(p -> metadata.project(p.id()));
      findings.add(
          project
              .map(p -> create(p, category))
              .orElseGet(
                  () ->
                      MantisProbe.problem(
                          "creating",
                          "project '" + name + "' is not visible",
                          "Correct the route, or make the bridge's user a member")));
    }
    return findings;
  }

  /** What a new issue of a project will not take, by field; nothing of a project nobody sees. */
  Map<String, String> withheld(String name) {
    Map<String, String> fields = new TreeMap<>();
    metadata
        .projectNamed(name)
        .map(p -> metadata.project(p.id()))
        .ifPresent(
            project -> {
              MantisConfig config = metadata.config(project.id());
              if (!FieldWriter.mayReportForOthers(project, config)) {
                fields.put("reporter", FieldWriter.NOT_FOR_OTHERS);
              }
              if (!FieldWriter.maySetDueDates(project, config)) {
                fields.put("due_date", FieldWriter.NO_DUE_DATES);
              }
            });
    return fields;
  }

  List<Finding> reporters(List<String> pairs) {
    return pairs.stream()
        .map(pair -> pair.split("/", 2)[0])
        .distinct()
        .filter(name -> withheld(name).containsKey("reporter"))
        .map(
            name ->
                MantisProbe.warning(
                    "creating",
                    "new issues in '" + name + "': " + FieldWriter.NOT_FOR_OTHERS,
                    "Give it DEVELOPER there, or lower"
                        + " webservice_specify_reporter_on_add_access_level_threshold; or map the"
                        + " reporter to none"))
        .toList();
  }

  private Finding create(Project project, String category) {
    List<String> names = project.categories().stream().map(Ref::name).toList();
    boolean none = category.isBlank() && metadata.config(project.id()).on("allow_no_category");
    return none || names.stream().anyMatch(n -> n.equalsIgnoreCase(category))
        ? MantisProbe.good("creating", "'" + project.name() + "' has category '" + category + "'")
        : MantisProbe.problem(
            "creating",
            "project '"
                + project.name()
                + "' has no category '"
                + category
                + "'"
                + Suggestion.among(category, names),
            "Name one of its categories in the route's create block");
  }
}
