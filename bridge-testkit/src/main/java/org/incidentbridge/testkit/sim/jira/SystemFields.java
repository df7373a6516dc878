package org.incidentbridge.testkit.sim.jira;

import java.util.List;

/** Fields that every site has. */
final class SystemFields {

  static final List<JiraField> ALL =
      List.of(
          field("summary", "Summary", FieldKind.TEXT),
          field("issuetype", "Issue Type", FieldKind.ISSUE_TYPE),
          field("project", "Project", FieldKind.PROJECT),
          field("description", "Description", FieldKind.RICH_TEXT),
          field("environment", "Environment", FieldKind.RICH_TEXT),
          field("priority", "Priority", FieldKind.PRIORITY),
          field("resolution", "Resolution", FieldKind.RESOLUTION),
          field("assignee", "Assignee", FieldKind.USER),
          field("reporter", "Reporter", FieldKind.USER),
          field("labels", "Labels", FieldKind.LABELS),
          field("duedate", "Due date", FieldKind.DATE),
          field("versions", "Affects versions", FieldKind.VERSIONS),
          field("fixVersions", "Fix versions", FieldKind.VERSIONS),
          field("components", "Components", FieldKind.COMPONENTS),
          computed("status", "Status", "status"),
          computed("creator", "Creator", "user"),
          computed("created", "Created", "datetime"),
          computed("updated", "Updated", "datetime"),
          computed("resolutiondate", "Resolved", "datetime"),
          computed("comment", "Comment", "comments-page"),
          computed("attachment", "Attachment", "array"),
          computed("security", "Security Level", "securitylevel"),
          computed("issuelinks", "Linked Issues", "array"),
          computed("subtasks", "Sub-tasks", "array"),
          computed("votes", "Votes", "votes"),
          computed("watches", "Watchers", "watches"),
          computed("worklog", "Log Work", "array"),
          computed("progress", "Progress", "progress"),
          computed("timetracking", "Time tracking", "timetracking"),
          computed("workratio", "Work Ratio", "number"));

  private SystemFields() {}

  private static JiraField field(String id, String name, FieldKind kind) {
    return new JiraField(id, name, kind, null, List.of());
  }

  private static JiraField computed(String id, String name, String type) {
    return new JiraField(id, name, FieldKind.COMPUTED, type, List.of());
  }
}
