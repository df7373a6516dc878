package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.incidentbridge.jira.shared.HistoryValues.Side;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.HistoryEntry;
import org.incidentbridge.spi.HistoryEntry.Change;

/**
 * Moves between projects. A history tells projects by id and name; their keys show in the keys that
 * the issue had.
 */
final class Moves {

  private final String id;
  private final String key;

  /**
   * The moves of one issue.
   *
   * @param project in which it is now
   */
  Moves(JsonNode project) {
    this.id = project.path("id").asText("");
    this.key = project.path("key").asText("");
  }

  /** The move among the items of one change. */
  Optional<Change> in(JsonNode items) {
    Optional<JsonNode> project = item(items, "project");
    Optional<JsonNode> keys = item(items, "key");
    return project.map(
        moved ->
            new Change(
                HistoryEntry.PROJECT,
                project(Side.from(moved), keys.map(Side::from)),
                project(Side.to(moved), keys.map(Side::to))));
  }

  /** A project that was renamed has its keys changed in no history. */
  private Value project(Side project, Optional<Side> keys) {
    String issue = keys.map(Side::text).orElse("");
    int dash = issue.lastIndexOf('-');
    String then = dash > 0 ? issue.substring(0, dash) : project.text();
    return Value.line(!project.id().isEmpty() && project.id().equals(id) ? key : then);
  }

  private static Optional<JsonNode> item(JsonNode items, String field) {
    for (JsonNode item : items) {
      boolean custom = item.path("fieldtype").asText("").equals("custom");
      if (!custom && item.path("field").asText("").equalsIgnoreCase(field)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }
}
