package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Optional;

/** Reads values as clients send them into the site's own form, or says why not. */
final class FieldReader {

  private static final int MOST_TEXT = 32_767;
  private static final DateTimeFormatter SENT_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  private final JiraSite site;

  FieldReader(JiraSite site) {
    this.site = site;
  }

  /**
   * Reads a whole value.
   *
   * @throws FieldError with Jira's message for this field
   */
  JsonNode read(JiraField field, JsonNode value, JiraProject project) {
    if (value.isNull()) {
      return cleared(field, project);
    }
    if (!field.kind().many()) {
      return single(field, value, project);
    }
    if (!value.isArray()) {
      throw new FieldError(
          field.kind() == FieldKind.LABELS
              ? "The value must be an array of strings"
              : "data was not an array");
    }
    ArrayNode all = Json.array();
    value.forEach(each -> addOnce(all, element(field, each, project)));
    return all;
  }

  /** Reads one element of a field that holds many. */
  JsonNode element(JiraField field, JsonNode value, JiraProject project) {
    return switch (field.kind()) {
      case LABELS -> label(value);
      case OPTIONS -> option(field, value);
      case VERSIONS -> picked(project.shape().versions(), value, "Version", "name");
      case COMPONENTS -> picked(project.shape().components(), value, "Component", "name");
      default -> throw new IllegalArgumentException(field.id() + " holds one value");
    };
  }

  static void addOnce(ArrayNode all, JsonNode value) {
    for (JsonNode each : all) {
      if (each.equals(value)) {
        return;
      }
    }
    all.add(value);
  }

  private static JsonNode cleared(JiraField field, JiraProject project) {
    if (field.id().equals("summary")) {
      throw new FieldError("You must specify a summary of the issue.");
    }
    boolean needed = project.shape().required().contains(field.id());
    if (needed || field.id().equals("priority") || field.id().equals("reporter")) {
      throw new FieldError(field.name() + " is required.");
    }
    return field.id().equals("labels") ? Json.array() : Json.nothing();
  }

  private JsonNode single(JiraField field, JsonNode value, JiraProject project) {
    return switch (field.kind()) {
      case TEXT -> line(field, value);
      case URL -> url(value);
      case RICH_TEXT -> richText(value);
      case NUMBER -> number(value);
      case DATE -> date(value);
      case DATETIME -> time(value);
      case OPTION -> option(field, value);
      case USER -> user(field, value, project);
      case PRIORITY -> priority(value, project);
      case RESOLUTION -> picked(site.catalogue().resolutions.values(), value, "Resolution", "name");
      default -> throw new FieldError(unsettable(field.id()));
    };
  }

  static String unsettable(String field) {
    return "Field '" + field + "' cannot be set. It is not on the appropriate screen, or unknown.";
  }

  private static JsonNode line(JiraField field, JsonNode value) {
    if (!value.isTextual()) {
      throw new FieldError("Operation value must be a string");
    }
    boolean summary = field.id().equals("summary");
    if (summary && value.asText().isBlank()) {
      throw new FieldError("You must specify a summary of the issue.");
    }
    if (summary && value.asText().matches("(?s).*[\r\n].*")) {
      throw new FieldError("The summary is invalid because it contains newline characters.");
    }
    if (value.asText().length() > 255) {
      throw new FieldError(
          summary
              ? "Summary can't exceed 255 characters."
              : "The entered text is too long. It exceeds the allowed limit of 255 characters.");
    }
    String text = summary ? value.asText().strip() : value.asText();
    return text.isEmpty() ? Json.nothing() : Json.text(text);
  }

  private static JsonNode url(JsonNode value) {
    if (!value.isTextual() || !value.asText().matches("[a-z][a-z0-9+.-]*://\\S+")) {
      throw new FieldError("Not a valid URL.");
    }
    return value;
  }

  private JsonNode richText(JsonNode value) {
    if (!site.edition().cloud()) {
      if (!value.isTextual()) {
        throw new FieldError("Operation value must be a string");
      }
      checkLength(value);
      return value.asText().isEmpty() ? Json.nothing() : value;
    }
    if (!value.isObject()) {
      throw new FieldError(
          "Operation value must be an Atlassian Document (see the Atlassian Document Format)");
    }
    if (AdfCheck.fault(value).isPresent()) {
      throw Problem.bad("INVALID_INPUT");
    }
    checkLength(value);
    return AdfNormaliser.saved(value);
  }

  private static void checkLength(JsonNode value) {
    if (RichText.plain(value).length() > MOST_TEXT) {
      throw new FieldError(
          "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
    }
  }

  private static JsonNode number(JsonNode value) {
    if (!value.isNumber()) {
      throw new FieldError("Operation value must be a number");
    }
    return DoubleNode.valueOf(value.asDouble());
  }

  private static JsonNode date(JsonNode value) {
    try {
      return Json.text(LocalDate.parse(value.asText()).toString());
    } catch (DateTimeException e) {
      throw new FieldError(
          "Error parsing date string: " + value.asText() + ". Use the format yyyy-MM-dd.");
    }
  }

  private static JsonNode time(JsonNode value) {
    try {
      return Json.text(OffsetDateTime.parse(value.asText(), SENT_TIME).toInstant().toString());
    } catch (DateTimeException e) {
      throw new FieldError("Error parsing time: " + value.asText());
    }
  }

  private static JsonNode label(JsonNode value) {
    if (!value.isTextual()) {
      throw new FieldError("The value must be a string");
    }
    String label = value.asText();
    if (label.isEmpty() || label.chars().anyMatch(Character::isWhitespace)) {
      throw new FieldError("The label '" + label + "' contains spaces which is invalid.");
    }
    if (label.length() > 255) {
      throw new FieldError("The label '" + label + "' exceeds the limit of 255 characters.");
    }
    return value;
  }

  private static JsonNode option(JiraField field, JsonNode value) {
    if (!value.isObject() || (!value.hasNonNull("id") && !value.hasNonNull("value"))) {
      throw new FieldError("Could not find valid 'id' or 'value' in the Parent Option object.");
    }
    Optional<String> id = Json.member(value, "id");
    if (id.isPresent()) {
      return field.options().stream()
          .filter(option -> option.id().equals(id.get()))
          .findFirst()
          .map(option -> Json.text(option.id()))
          .orElseThrow(() -> new FieldError("Option id '" + id.get() + "' is not valid"));
    }
    String wanted = value.path("value").asText();
    return field.options().stream()
        .filter(option -> option.name().equals(wanted))
        .findFirst()
        .map(option -> Json.text(option.id()))
        .orElseThrow(() -> new FieldError("Option value '" + wanted + "' is not valid"));
  }

  private JsonNode priority(JsonNode value, JiraProject project) {
    JsonNode id = picked(site.catalogue().priorities.values(), value, "Priority", "name");
    if (!project.shape().priorities().contains(id.asText())) {
      throw new FieldError("The priority selected is invalid.");
    }
    return id;
  }

  private static JsonNode picked(
      Collection<Named> among, JsonNode value, String what, String nameMember) {
    Optional<String> id = Json.member(value, "id");
    Optional<String> name = Json.member(value, nameMember);
    if (!value.isObject() || (id.isEmpty() && name.isEmpty())) {
      throw new FieldError("Could not find valid 'id' or 'name' in " + what + " object.");
    }
    Optional<Named> found =
        id.isPresent()
            ? among.stream().filter(each -> each.id().equals(id.get())).findFirst()
            : Catalogue.named(among, name.orElseThrow());
    return found
        .map(each -> Json.text(each.id()))
        .orElseThrow(
            () ->
                new FieldError(
                    id.map(i -> what + " id '" + i + "' is not valid")
                        .orElse(what + " name '" + name.orElse("") + "' is not valid")));
  }

  private JsonNode user(JiraField field, JsonNode value, JiraProject project) {
    if (!value.isObject()) {
      throw new FieldError("data was not an object");
    }
    Optional<String> sent =
        site.edition().cloud()
            ? Json.member(value, "accountId").or(() -> Json.member(value, "id"))
            : Json.member(value, "name");
    if (sent.isEmpty() || sent.get().isEmpty()) {
      return cleared(field, project);
    }
    if (sent.get().equals("-1")) {
      return Json.nothing();
    }
    Optional<JiraUser> user =
        site.edition().cloud()
            ? site.catalogue().user(sent.get())
            : site.catalogue().userNamed(sent.get());
    JiraUser found =
        user.orElseThrow(() -> new FieldError("User '" + sent.get() + "' does not exist."));
    boolean assignable =
        found.profile().active()
            && site.catalogue().may(found, project, Permission.ASSIGNABLE_USER);
    if (field.id().equals("assignee") && !assignable) {
      throw new FieldError("User '" + sent.get() + "' cannot be assigned issues.");
    }
    return Json.text(found.id());
  }
}
