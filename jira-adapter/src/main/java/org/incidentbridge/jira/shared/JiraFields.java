package org.incidentbridge.jira.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which fields are asked for. */
public final class JiraFields {

  /** Key of the issue and comment property that holds the bridge's marker. */
  public static final String MARKER = "incident-bridge";

  private static final List<String> STRUCTURE =
      List.of(
          "project",
          "created",
          "updated",
          "security",
          "issuerestriction",
          "comment",
          "attachment",
          "issuelinks",
          "parent",
          "subtasks");

  private JiraFields() {}

  /**
   * All that a snapshot is made of.
   *
   * @param also what is read beside it
   */
  public static List<String> whole(Set<String> customFields, String... also) {
    List<String> fields = new ArrayList<>(STRUCTURE);
    fields.addAll(List.of(also));
    fields.addAll(FieldType.SYSTEM.keySet().stream().sorted().toList());
    fields.addAll(customFields);
    return List.copyOf(fields);
  }
}
