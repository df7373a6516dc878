package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Custom field values in bodies: checked as a whole on POST, one after another on PATCH. */
final class CustomValues {

  private final World world;
  private final Access access;
  private final Edits edits;

  CustomValues(World world, Access access, Edits edits) {
    this.world = world;
    this.access = access;
    this.edits = edits;
  }

  /** Checks all values of a POST before anything is made. */
  void check(User user, int projectId, @Nullable JsonNode values) {
    Map<Integer, String> given = new LinkedHashMap<>();
    if (values != null && !values.isNull()) {
      for (JsonNode each : values) {
        CustomField field = linked(each, projectId);
        given.put(field.id, References.text(each.get("value")));
      }
    }
    for (int id : world.requireProject(projectId).customFields) {
      CustomField field = world.customFields.get(id);
      if (field != null && access.level(user, projectId) >= field.writeLevel.value()) {
        checkOne(field, Optional.ofNullable(given.get(id)));
      }
    }
  }

  private CustomField linked(JsonNode each, int projectId) {
    if (References.given(each, "value").isEmpty()) {
      throw Fault.coded(
          Fault.Code.EMPTY_FIELD, "Custom field has no value specified.", "custom_field['value']");
    }
    JsonNode reference =
        References.given(each, "field")
            .orElseThrow(
                () ->
                    Fault.coded(
                        Fault.Code.EMPTY_FIELD,
                        "Custom field with no specified id or name.",
                        "custom_field['field']"));
    int id = References.number(reference.get("id"));
    if (id != 0 && !world.requireProject(projectId).customFields.contains(id)) {
      throw notIn(id, projectId);
    }
    CustomField field =
        find(reference)
            .orElseThrow(
                () ->
                    Fault.coded(
                        Fault.Code.CUSTOM_FIELD_NOT_FOUND,
                        "Invalid Custom Field " + reference.toString().replace("\"", ""),
                        ""));
    if (!world.requireProject(projectId).customFields.contains(field.id)) {
      throw notIn(field.id, projectId);
    }
    return field;
  }

  private static Fault notIn(int id, int projectId) {
    return Fault.coded(
        Fault.Code.CUSTOM_FIELD_NOT_FOUND,
        "Custom Field Id '" + id + "' not found in Project '" + projectId + "'.",
        "");
  }

  private static void checkOne(CustomField field, Optional<String> value) {
    if (field.requiredOnReport && value.map(MantisText::blank).orElse(true)) {
      throw Fault.coded(
          Fault.Code.EMPTY_FIELD, "Mandatory field '" + field.name + "' is missing.", field.name);
    }
    if (value.isPresent() && !field.accepts(value.get())) {
      throw Fault.coded(
          Fault.Code.CUSTOM_FIELD_VALUE,
          "Invalid custom field '" + field.name + "' value.",
          field.name);
    }
  }

  /** Writes values one by one; those before a bad one stay. Without write right: skipped. */
  void write(User user, Issue issue, JsonNode values, boolean logged) {
    References.requireContainer(values);
    for (JsonNode each : values) {
      JsonNode reference = each.get("field");
      JsonNode value = each.get("value");
      if (reference == null || value == null || value.isNull()) {
        throw Fault.coded(
            Fault.Code.EMPTY_FIELD, "Invalid Custom field specification", "custom_field['id']");
      }
      if (References.number(reference.get("id")) == 0 && !reference.has("name")) {
        throw Fault.coded(
            Fault.Code.EMPTY_FIELD,
            "Invalid Custom field specification, either 'name' or 'id' != 0 or must be given.",
            "custom_field['id']");
      }
      CustomField field =
          find(reference)
              .orElseThrow(
                  () ->
                      Fault.coded(
                          Fault.Code.CUSTOM_FIELD_NOT_FOUND,
                          "Custom field '"
                              + References.text(reference, "name", "")
                              + "' not found.",
                          ""));
      if (access.level(user, issue.project()) >= field.writeLevel.value()) {
        writeOne(user, issue, field, References.text(value), logged);
      }
    }
  }

  private void writeOne(User user, Issue issue, CustomField field, String value, boolean logged) {
    if (!field.accepts(value)) {
      throw Fault.coded(
          Fault.Code.INVALID_VALUE, "Invalid value for custom field '" + field.name + "'", "value");
    }
    edits.customValue(user, issue, field, value, logged);
  }

  private Optional<CustomField> find(JsonNode reference) {
    int id = References.number(reference.get("id"));
    if (id != 0 && !world.customFields.containsKey(id)) {
      throw Fault.broken();
    }
    return id != 0
        ? Optional.ofNullable(world.customFields.get(id))
        : world.customFieldNamed(References.text(reference, "name", ""));
  }
}
