package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.mantis.FieldWriter.Place;
import org.incidentbridge.mantis.MantisWire.Project;
import org.incidentbridge.mantis.MantisWire.Ref;
import org.incidentbridge.model.Value;

/** Writes fields that hold words of a list: enumerations, category, versions. By number only. */
final class WordWriter {

  private final MantisMetadata metadata;

  WordWriter(MantisMetadata metadata) {
    this.metadata = metadata;
  }

  /** The words in a value, whatever its kind. */
  static List<String> names(Value value) {
    return switch (value) {
      case Value.Names names -> List.copyOf(names.names());
      case Value.Absent absent -> List.of();
      default -> List.of(value.display().strip());
    };
  }

  void entry(Draft draft, Place place, String field, Value value) {
    String word = value.display().strip();
    if (word.isEmpty()) {
      draft.refuse(field, "cannot be empty in MantisBT");
      return;
    }
    Optional<Ref> entry = place.config().entry(field, word);
    if (entry.isEmpty()) {
      draft.refuse(field, unknown(place, field, word));
    } else if (now(place, field) != entry.get().id()) {
      draft.putId(field, entry.get().id());
    }
  }

  private static String unknown(Place place, String field, String word) {
    List<String> words = place.config().entries(field).stream().map(Ref::name).toList();
    return words.isEmpty()
        ? "MantisBT does not show its option " + field + "_enum_string, so no word can be checked"
        : "MantisBT has no " + field + " '" + word + "'" + Suggestion.among(word, words);
  }

  void category(Draft draft, Place place, Value value) {
    List<String> names = names(value);
    if (names.isEmpty()) {
      if (!place.config().on("allow_no_category")) {
        draft.refuse("category", "MantisBT wants a category; name one");
      } else if (now(place, "category") != 0) {
        draft.putId("category", 0);
      }
      return;
    }
    String wanted = oneOf(names, place);
    if (names.size() > 1) {
      List<String> left = names.stream().filter(n -> !n.equals(wanted)).toList();
      draft.lose("category", "MantisBT holds one category; left out: " + String.join(", ", left));
    }
    String name = MantisProse.name(wanted);
    Optional<Ref> category = category(place.project(), name);
    if (category.isEmpty()) {
      draft.refuse(
          "category", missing("category", name, place.project(), categories(place.project())));
    } else if (now(place, "category") != category.get().id()) {
      draft.putId("category", category.get().id());
    }
  }

  /** The one that stands there now, if it is among them; else the first that there is. */
  private String oneOf(List<String> names, Place place) {
    Optional<Ref> now = place.issue().flatMap(i -> i.ref("category"));
    return names.stream()
        .filter(n -> now.filter(c -> c.isNamed(MantisProse.name(n))).isPresent())
        .findFirst()
        .or(
            () ->
                names.stream()
                    .filter(n -> category(place.project(), MantisProse.name(n)).isPresent())
                    .findFirst())
        .orElse(names.getFirst());
  }

  /** A category of a project; people may have added it just now. */
  Optional<Ref> category(Project project, String name) {
    return named(project.categories(), name)
        .or(() -> named(metadata.freshProject(project.id()).categories(), name));
  }

  void version(Draft draft, Place place, String field, Value value) {
    List<String> names = names(value);
    if (names.isEmpty()) {
      if (now(place, field) != 0) {
        draft.put(field, NullNode.getInstance());
      }
      return;
    }
    Project project = place.project();
    List<Ref> known =
        names.stream().flatMap(n -> version(project, MantisProse.name(n)).stream()).toList();
    if (known.isEmpty()) {
      List<String> all = project.versions().stream().map(Ref::name).toList();
      draft.refuse(field, missing("version", names.getFirst(), project, all));
      return;
    }
    Ref chosen =
        known.stream()
            .filter(r -> r.id() == now(place, field))
            .findFirst()
            .orElse(known.getFirst());
    if (names.size() > 1) {
      List<String> left = names.stream().filter(n -> !chosen.isNamed(n)).toList();
      draft.lose(field, "MantisBT holds one version; left out: " + String.join(", ", left));
    }
    if (now(place, field) != chosen.id()) {
      draft.putId(field, chosen.id());
    }
  }

  /** A version of a project; people may have added it just now. */
  Optional<Ref> version(Project project, String name) {
    return named(project.versions(), name)
        .or(() -> named(metadata.freshProject(project.id()).versions(), name));
  }

  private static int now(Place place, String field) {
    return place.issue().flatMap(i -> i.ref(field)).map(Ref::id).orElse(0);
  }

  private static Optional<Ref> named(List<Ref> among, String name) {
    return among.stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .or(() -> among.stream().filter(r -> r.name().equalsIgnoreCase(name)).findFirst());
  }

  private static List<String> categories(Project project) {
    return project.categories().stream().map(Ref::name).toList();
  }

  private static String missing(
      String what, String name, Project project, Collection<String> words) {
    return "project '"
        + project.name()
        + "' has no "
        + what
        + " '"
        + name
        + "'"
        + Suggestion.among(name, words);
  }
}
