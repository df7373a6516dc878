package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants of an issue's fields.
 *
 * @param values new values by field id, in the site's own form
 * @param comments comments to add, as sent
 */
record FieldPatch(Map<String, JsonNode> values, List<JsonNode> comments) {

  /**
   * Reads the "fields" and "update" of a body.
   *
   * @throws Problem 400 with a message for each refused field
   */
  static FieldPatch read(JsonNode body, Target target) {
    Reading reading = new Reading(target);
    JsonNode update = body.path("update");
    body.path("fields")
        .properties()
        .forEach(
            entry -> {
              if (update.has(entry.getKey())) {
                reading.errors.put(
                    entry.getKey(),
                    "Field '" + entry.getKey() + "' cannot appear in both 'fields' and 'update'");
              } else {
                reading.set(entry.getKey(), entry.getValue());
              }
            });
    update.properties().forEach(entry -> reading.update(entry.getKey(), entry.getValue()));
    if (!reading.errors.isEmpty()) {
      throw Problem.fields(reading.errors);
    }
    return new FieldPatch(reading.values, reading.comments);
  }

  /**
   * What is to be changed.
   *
   * @param allowed ids of the fields that may be set here
   * @param issue absent on creation
   */
  record Target(
      JiraSite site, JiraProject project, Set<String> allowed, @Nullable StoredIssue issue) {}

  private static final class Reading {

    private final Target target;
    private final FieldReader reader;
    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final List<JsonNode> comments = new ArrayList<>();

    Reading(Target target) {
      this.target = target;
      this.reader = new FieldReader(target.site());
    }

    void set(String id, JsonNode value) {
      JiraField field = target.site().catalogue().fields.get(id);
      if (field == null || !target.allowed().contains(id)) {
        errors.put(id, FieldReader.unsettable(id));
        return;
      }
      try {
        values.put(id, reader.read(field, value, target.project()));
      } catch (FieldError refused) {
        errors.put(id, refused.text());
      }
    }

    void update(String id, JsonNode operations) {
      if (!operations.isArray()) {
        throw Problem.bad(
            "Can not deserialize instance of java.util.List out of the update of " + id);
      }
      for (JsonNode operation : operations) {
        if (operation.size() != 1) {
          throw Problem.field(id, "Each operation of an update has exactly one verb");
        }
        Map.Entry<String, JsonNode> verb = operation.properties().iterator().next();
        apply(id, verb.getKey(), verb.getValue());
      }
    }

    private void apply(String id, String verb, JsonNode value) {
      if (id.equals("comment") && verb.equals("add")) {
        comments.add(value);
        return;
      }
      JiraField field = target.site().catalogue().fields.get(id);
      if (field == null || !target.allowed().contains(id)) {
        errors.put(id, FieldReader.unsettable(id));
      } else if (verb.equals("set")) {
        set(id, value);
      } else if (field.kind().many() && (verb.equals("add") || verb.equals("remove"))) {
        addOrRemove(field, verb, value);
      } else {
        errors.put(
            id,
            "Field with id '"
                + id
                + "' and name '"
                + field.name()
                + "' does not support operation '"
                + verb
                + "'");
      }
    }

    private void addOrRemove(JiraField field, String verb, JsonNode value) {
      try {
        JsonNode element = reader.element(field, value, target.project());
        ArrayNode next = Json.array();
        for (JsonNode each : present(field)) {
          if (verb.equals("add") || !each.equals(element)) {
            next.add(each);
          }
        }
        if (verb.equals("add")) {
          FieldReader.addOnce(next, element);
        }
        values.put(
            field.id(), next.isEmpty() && !field.id().equals("labels") ? Json.nothing() : next);
      } catch (FieldError refused) {
        errors.put(field.id(), refused.text());
      }
    }

    private JsonNode present(JiraField field) {
      JsonNode pending = values.get(field.id());
      if (pending != null) {
        return pending;
      }
      StoredIssue issue = target.issue();
      return issue == null ? Json.array() : issue.value(field.id());
    }
  }
}
