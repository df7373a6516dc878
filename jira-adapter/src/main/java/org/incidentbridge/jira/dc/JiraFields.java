package org.incidentbridge.jira.dc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which fields are asked for. */
final class JiraFields {

  /** Key of the issue and comment property that holds the bridge's marker. */
  static final String MARKER = "incident-bridge";

  private static final List<String> STRUCTURE =
      List.of(
          "project",
          "creator",
          "created",
          "updated",
          "comment",
          "attachment",
          "issuelinks",
          "parent",
          "subtasks");

  private JiraFields() {}

  /** All that a snapshot is made of. */
  static List<String> whole(Set<String> customFields) {
    List<String> fields = new ArrayList<>(STRUCTURE);
    fields.addAll(FieldType.SYSTEM.keySet().stream().sorted().toList());
    fields.addAll(customFields);
    return List.copyOf(fields);
  }
}
