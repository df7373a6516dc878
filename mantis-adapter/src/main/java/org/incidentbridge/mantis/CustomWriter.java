package org.incidentbridge.mantis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.mantis.FieldWriter.Place;
import org.incidentbridge.mantis.MantisIssue.CustomValue;
import org.incidentbridge.mantis.MantisWire.CustomField;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.model.Value;

/** Writes custom fields in the form that each type wants. */
final class CustomWriter {

  private static final String PREFIX = "custom:";

  private final MantisMetadata metadata;

  CustomWriter(MantisMetadata metadata) {
    this.metadata = metadata;
  }

  static boolean isCustom(String field) {
    return field.startsWith(PREFIX);
  }

  /** The name or number of a custom field, which may stand behind {@code custom:}. */
  static String name(String field) {
    return isCustom(field) ? field.substring(PREFIX.length()) : field;
  }

  /** Writes a custom field by name or number. */
  void write(Draft draft, Place place, String field, Value value) {
    String name = name(field);
    Optional<CustomField> found = find(place.project(), name);
    if (found.isEmpty()) {
      draft.refuse(field, missing(place.project(), name));
      return;
    }
    CustomField definition = found.get();
    if (place.project().accessLevel() < definition.writeLevel()) {
      draft.refuse(
          field, "the bridge's user may not write it; MantisBT would leave it out in silence");
      return;
    }
    Optional<String> problem = problem(definition, value);
    if (problem.isPresent()) {
      draft.refuse(field, problem.get());
      return;
    }
    put(draft, place, field, new Wanted(definition, fitting(draft, field, definition, value)));
  }

  /** A definition and the text wanted there. */
  private record Wanted(CustomField definition, String text) {}

  private static void put(Draft draft, Place place, String field, Wanted wanted) {
    int id = wanted.definition().id();
    String now = place.issue().flatMap(i -> i.customValue(id)).map(CustomValue::value).orElse("");
    boolean same =
        wanted.definition().isSet()
            ? parts(now).equals(parts(wanted.text()))
            : now.strip().equals(wanted.text().strip());
    if (!same) {
      draft.putCustom(field, id, wanted.text());
    }
  }

  /** A custom field of a project; an administrator may have linked it just now. */
  Optional<CustomField> find(Project project, String name) {
    return named(project, name).or(() -> named(metadata.freshProject(project.id()), name));
  }

  static Optional<CustomField> named(Project project, String name) {
    return project.customFields().stream()
        .filter(f -> f.name().equalsIgnoreCase(name) || String.valueOf(f.id()).equals(name))
        .findFirst();
  }

  private static String missing(Project project, String name) {
    List<String> names = project.customFields().stream().map(CustomField::name).toList();
    return "project '"
        + project.name()
        + "' has no custom field '"
        + name
        + "': link it there"
        + Suggestion.among(name, names);
  }

  private static Optional<String> problem(CustomField field, Value value) {
    if (value.isAbsent()) {
      return Optional.empty();
    }
    if (field.isDate() && !(value instanceof Value.Moment)) {
      return Optional.of("wants a point in time, not '" + value.display() + "'");
    }
    if (field.isClosed()) {
      return WordWriter.names(value).stream()
          .filter(w -> !field.words().contains(w))
          .findFirst()
          .map(w -> "has no value '" + w + "'" + Suggestion.among(w, field.words()));
    }
    boolean number = field.type().equals("numeric") || field.type().equals("float");
    return number && !value.display().strip().matches("[+-]?\\d{1,18}(\\.\\d{1,18})?")
        ? Optional.of("wants a number, not '" + value.display() + "'")
        : Optional.empty();
  }

  private static String fitting(Draft draft, String field, CustomField definition, Value value) {
    String whole = text(definition, value);
    String text = fitted(definition, value);
    if (text.length() < whole.length()) {
      draft.lose(
          field, "cut to " + limit(definition) + " characters; whole: " + MantisProse.line(whole));
    }
    return text;
  }

  /** As much of a value as its field takes. */
  static String fitted(CustomField definition, Value value) {
    return MantisProse.first(text(definition, value), limit(definition));
  }

  private static int limit(CustomField definition) {
    int usual = definition.isLongText() ? Parts.LONGEST : 255;
    return definition.longest() > 0 ? definition.longest() : usual;
  }

  private static String text(CustomField field, Value value) {
    if (value instanceof Value.Moment moment && field.isDate()) {
      return String.valueOf(moment.at().getEpochSecond());
    }
    if (value instanceof Value.Names names && field.isSet()) {
      return String.join("|", names.names());
    }
    return value instanceof Value.Body body && field.isLongText()
        ? MantisProse.write(body.text())
        : MantisProse.line(value.display());
  }

  private static Set<String> parts(String text) {
    Set<String> parts = new TreeSet<>();
    for (String part : text.split("\\|")) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }
}
