package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Value;

/** Whether an issue shows what was to be set. */
final class JiraStanding {

  private final JiraMetadata metadata;
  private final JiraTranslator translator;
  private final JiraValueWriter values;
  private final JiraSame same;

  JiraStanding(
      JiraMetadata metadata, JiraTranslator translator, Dialect dialect, JiraValueWriter values) {
    this.metadata = metadata;
    this.translator = translator;
    this.values = values;
    this.same = new JiraSame(dialect);
  }

  /** Whether all of it stands; a field that Jira does not show is not asked about. */
  boolean stands(JsonNode issue, Map<String, Value> wanted) {
    SortedMap<String, FieldType> types = new TreeMap<>();
    wanted.keySet().forEach(name -> metadata.type(name).ifPresent(type -> types.put(name, type)));
    Map<String, Value> shown = translator.fields(issue.path("fields"), types);
    return shown.entrySet().stream()
        .allMatch(
            field -> {
              Value value = wanted.getOrDefault(field.getKey(), Value.absent());
              return same.same(field.getValue(), values.fitted(field.getKey(), value));
            });
  }
}
