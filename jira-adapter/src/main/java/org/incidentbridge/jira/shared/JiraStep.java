package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A transition that an issue can take.
 *
 * @param id valid for one workflow and status only
 * @param to where it leads
 * @param screen the fields that can be set on the way
 */
public record JiraStep(String id, String name, Status to, Map<String, ScreenField> screen) {

  /**
   * A status.
   *
   * @param done whether its category says that work has ended
   */
  public record Status(String id, String name, boolean done) {

    /** A status as Jira shows it. */
    public static Status of(JsonNode status) {
      return new Status(
          status.path("id").asText(),
          status.path("name").asText(),
          status.path("statusCategory").path("key").asText().equals("done"));
    }

    /** Whether this is the status of that name or id. */
    public boolean is(String nameOrId) {
      return name.equalsIgnoreCase(nameOrId) || id.equals(nameOrId);
    }
  }

  /**
   * A field on a transition's screen.
   *
   * @param needed it has to be sent
   * @param words names of the values allowed; empty if open
   */
  public record ScreenField(boolean needed, Set<String> words) {}

  /** A transition as Jira lists it with its fields. */
  public static JiraStep of(JsonNode transition) {
    Map<String, ScreenField> screen = new TreeMap<>();
    transition
        .path("fields")
        .properties()
        .forEach(field -> screen.put(field.getKey(), screenField(field.getValue())));
    return new JiraStep(
        transition.path("id").asText(),
        transition.path("name").asText(),
        Status.of(transition.path("to")),
        screen);
  }

  private static String word(JsonNode allowed) {
    return allowed.isTextual()
        ? allowed.asText()
        : allowed.path("name").asText(allowed.path("value").asText());
  }

  private static ScreenField screenField(JsonNode field) {
    Set<String> words = new TreeSet<>();
    for (JsonNode allowed : field.path("allowedValues")) {
      words.add(word(allowed));
    }
    boolean needed =
        field.path("required").asBoolean() && !field.path("hasDefaultValue").asBoolean();
    return new ScreenField(needed, words);
  }
}
