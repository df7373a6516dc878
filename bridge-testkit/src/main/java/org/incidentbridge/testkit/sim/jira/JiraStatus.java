package org.incidentbridge.testkit.sim.jira;

/** A workflow status. */
public record JiraStatus(String id, String name, JiraStatus.Category category) {

  /** The four categories, with the keys that the issue resources use. */
  public enum Category {
    UNDEFINED(1, "undefined", "medium-gray", "No Category", "TODO"),
    TODO(2, "new", "blue-gray", "To Do", "TODO"),
    IN_PROGRESS(4, "indeterminate", "yellow", "In Progress", "IN_PROGRESS"),
    DONE(3, "done", "green", "Done", "DONE");

    private final int id;
    private final String key;
    private final String color;
    private final String title;
    private final String statusesKey;

    Category(int id, String key, String color, String title, String statusesKey) {
      this.id = id;
      this.key = key;
      this.color = color;
      this.title = title;
      this.statusesKey = statusesKey;
    }

    int id() {
      return id;
    }

    String key() {
      return key;
    }

    String color() {
      return color;
    }

    String title() {
      return title;
    }

    String statusesKey() {
      return statusesKey;
    }
  }
}
