package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client names in a body - enums, people, versions - as MantisBT resolves it. */
final class References {

  private final World world;
  private final Hierarchy hierarchy;

  References(World world, Hierarchy hierarchy) {
    this.world = world;
    this.hierarchy = hierarchy;
  }

  /** A member that is there and not null. */
  static Optional<JsonNode> given(JsonNode body, String name) {
    return Optional.ofNullable(body.get(name)).filter(n -> !n.isNull());
  }

  static String text(JsonNode body, String name, String otherwise) {
    return given(body, name).map(References::text).orElse(otherwise);
  }

  static String text(JsonNode node) {
    if (node.isContainerNode()) {
      return "Array";
    }
    return node.isBoolean() ? (node.asBoolean() ? "1" : "") : node.asText();
  }

  /** A number or a text that begins with one, as PHP casts it; 0 for the rest. */
  static int number(@Nullable JsonNode node) {
    if (node == null) {
      return 0;
    }
    if (node.isNumber()) {
      return node.asInt();
    }
    String text = node.asText();
    return text.startsWith("-") ? -Call.leadingNumber(text.substring(1)) : Call.leadingNumber(text);
  }

  /**
   * An enum: an id is taken as it is, an unknown name becomes 0, and anything but an object with id
   * or name resets the field to its default.
   */
  int choice(String enumeration, JsonNode reference) {
    int id = number(reference.get("id"));
    if (id != 0) {
      return id;
    }
    Enumeration names = world.config.enumeration(enumeration);
    String name = text(reference, "name", "");
    if (!MantisText.blank(name)) {
      if (enumeration.equals("view_state") && names.id(name) == 0) {
        throw Fault.broken();
      }
      return names.id(name);
    }
    String option = "default_bug_" + enumeration;
    return world.config.has(option) ? world.config.number(option) : names.first();
  }

  /** PHP crashes where it wants an array and is given a text or a number. */
  static void requireContainer(JsonNode node) {
    if (node.isValueNode() && !node.isNull()) {
      throw Fault.crashed();
    }
  }

  /** A user for an issue's people: an unknown name is nobody, an unknown id stays. */
  int person(JsonNode reference) {
    requireContainer(reference);
    int id = number(reference.get("id"));
    return id != 0 ? id : named(reference).map(u -> u.id).orElse(0);
  }

  private Optional<User> named(JsonNode reference) {
    String name = text(reference, "name", "");
    if (!MantisText.blank(name)) {
      return world.userNamed(name);
    }
    String email = text(reference, "email", "");
    if (!MantisText.blank(email)) {
      return world.users.values().stream().filter(u -> u.email.equals(email)).findFirst();
    }
    String real = text(reference, "real_name", "");
    return world.users.values().stream()
        .filter(u -> !MantisText.blank(real) && u.realName.equals(real))
        .findFirst();
  }

  /** A user who must exist, as note and monitor routes want it. */
  User requirePerson(JsonNode reference) {
    int id = number(reference.get("id"));
    if (id != 0) {
      return world
          .user(id)
          .orElseThrow(
              () ->
                  Fault.coded(
                      Fault.Code.USER_ID_NOT_FOUND, "User with id '" + id + "' doesn't exist", id));
    }
    String name = text(reference, "name", text(reference, "email", ""));
    if (MantisText.blank(name)) {
      throw Fault.coded(Fault.Code.MISSING_PARAMETER, "User id missing", "user id");
    }
    return named(reference)
        .orElseThrow(
            () ->
                Fault.coded(
                    Fault.Code.USER_NAME_NOT_FOUND, "Username '" + name + "' not found", name));
  }

  /** A project id: 0 if nothing or an unknown name is given. */
  int project(JsonNode reference) {
    requireContainer(reference);
    int id = number(reference.get("id"));
    if (id != 0) {
      return id;
    }
    return world.projectNamed(text(reference, "name", "")).map(p -> p.id).orElse(0);
  }

  /** A category valid in the project; its id must be a JSON integer. */
  int category(@Nullable JsonNode reference, int projectId) {
    boolean optional = world.config.on("allow_no_category");
    Optional<Integer> found =
        reference == null || reference.isNull() ? Optional.empty() : find(reference, projectId);
    if (found.isEmpty()) {
      if (optional) {
        return 0;
      }
      throw Fault.coded(Fault.Code.EMPTY_FIELD, "Category field must be supplied.", "category");
    }
    int id = found.get();
    if (id != 0 && hierarchy.categories(projectId).stream().noneMatch(c -> c.id == id)) {
      throw Fault.coded(
          Fault.Code.CATEGORY_NOT_IN_PROJECT,
          "Category '" + id + "' not available in project '" + projectId + "'.",
          id + "\" not found for project \"" + projectId);
    }
    return id;
  }

  private Optional<Integer> find(JsonNode reference, int projectId) {
    JsonNode id = reference.get("id");
    if (id != null && !id.isNull()) {
      return Optional.of(categoryId(id));
    }
    Optional<JsonNode> name =
        reference.isObject() ? given(reference, "name") : Optional.of(reference);
    return name.map(n -> categoryNamed(n.asText(), projectId));
  }

  private int categoryId(JsonNode id) {
    if (!id.isIntegralNumber()) {
      throw Fault.coded(
          Fault.Code.INVALID_VALUE, "Invalid category id '" + id.asText() + "'.", "category_id");
    }
    boolean none = id.asInt() == 0 && world.config.on("allow_no_category");
    if (!none && hierarchy.category(id.asInt()).isEmpty()) {
      throw Fault.coded(
          Fault.Code.CATEGORY_NOT_FOUND, "Category Id '" + id.asInt() + "' not found.", "");
    }
    return id.asInt();
  }

  private int categoryNamed(String name, int projectId) {
    return hierarchy.categories(projectId).stream()
        .filter(c -> c.name.equalsIgnoreCase(name))
        .findFirst()
        .map(c -> c.id)
        .orElseThrow(
            () ->
                Fault.coded(
                    Fault.Code.CATEGORY_NOT_FOUND, "Category '" + name + "' not found.", ""));
  }

  /** A version's name, empty for none; unknown is a 400. */
  String version(@Nullable JsonNode reference, int projectId, String field) {
    if (reference == null || reference.isNull()) {
      return "";
    }
    int id = number(reference.get("id"));
    String name = reference.isTextual() ? reference.asText() : text(reference, "name", "");
    if (id == 0 && MantisText.blank(name)) {
      return "";
    }
    Optional<Project.Version> found = id != 0 ? anywhere(id) : hierarchy.version(projectId, name);
    String asked = id != 0 ? String.valueOf(id) : name;
    return found
        .map(v -> v.name)
        .orElseThrow(
            () ->
                Fault.coded(
                    Fault.Code.INVALID_VALUE,
                    "Version '"
                        + asked
                        + "' does not exist in project '"
                        + world.requireProject(projectId).name
                        + "'.",
                    field));
  }

  private Optional<Project.Version> anywhere(int id) {
    return world.projects.values().stream()
        .flatMap(p -> p.versions.stream())
        .filter(v -> v.id == id)
        .findFirst();
  }
}
