package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that snapshots show.
 *
 * @param types by the id that Jira's JSON has for each
 * @param customByName ids of custom fields by their names, but for names that several fields share
 */
public record ShownFields(Map<String, FieldType> types, Map<String, String> customByName) {

  /** What histories call fields that have another id. */
  private static final Map<String, String> OTHERWISE =
      Map.of("component", "components", "version", "versions", "fix version", "fixVersions");

  public ShownFields {
    types = Map.copyOf(types);
    customByName = Map.copyOf(customByName);
  }

  /**
   * The field that an item of a history is about; empty if it is none of these.
   *
   * @param item by id, which links and such do not have and Data Center never tells, and by name
   */
  Optional<String> of(JsonNode item) {
    String id = item.path("fieldId").asText("");
    if (types.containsKey(id)) {
      return Optional.of(id);
    }
    String name = item.path("field").asText("");
    String known =
        item.path("fieldtype").asText("").equals("custom")
            ? customByName.getOrDefault(name, "")
            : system(name.toLowerCase(Locale.ROOT));
    return Optional.of(known).filter(found -> id.isEmpty() && types.containsKey(found));
  }

  private static String system(String name) {
    return OTHERWISE.getOrDefault(name, name);
  }
}
