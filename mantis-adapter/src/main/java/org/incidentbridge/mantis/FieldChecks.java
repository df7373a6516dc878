package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.mantis.MantisWire.CustomField;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks at what the covered projects have to write into: fields, and words for them. */
final class FieldChecks {

  private final MantisMetadata metadata;
  private final NamedProjects projects;

  FieldChecks(MantisMetadata metadata, MantisSettings settings) {
    this.metadata = metadata;
    this.projects = new NamedProjects(metadata, settings.projects());
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
        projects.all().stream().filter(p -> field(p, name).isEmpty()).map(Project::name).toList();
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
    return projects.all().stream()
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

  List<Finding> words(Expected expected) {
    List<Finding> findings = new ArrayList<>();
    expected
        .words()
        .forEach(
            (field, words) -> {
              boolean presumed = expected.presumed().contains(field);
              projects
                  .all()
                  .forEach(p -> words(p, field, words, presumed).ifPresent(findings::add));
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

  static Optional<CustomField> field(Project project, String name) {
    return project.customFields().stream()
        .filter(f -> f.name().equalsIgnoreCase(name) || String.valueOf(f.id()).equals(name))
        .findFirst();
  }
}
