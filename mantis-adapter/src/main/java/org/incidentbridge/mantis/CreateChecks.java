package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks at the projects in which new issues will be made. */
final class CreateChecks {

  private final MantisMetadata metadata;

  CreateChecks(MantisMetadata metadata) {
    this.metadata = metadata;
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
