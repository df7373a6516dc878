package org.incidentbridge.jira.shared;

import java.util.Map;

/** How the value of a Jira field is written and read. */
public enum FieldType {
  LINE,
  /** Rich text. */
  TEXT,
  NUMBER,
  DATE,
  DATETIME,
  /** An object with a name. */
  NAMED,
  /** Objects with names. */
  NAMED_LIST,
  OPTION,
  OPTIONS,
  USER,
  LABELS,
  /** Anything that the bridge does not write. */
  OTHER;

  /** System fields, whose types are the same on every site. */
  public static final Map<String, FieldType> SYSTEM =
      Map.ofEntries(
          Map.entry("summary", LINE),
          Map.entry("description", TEXT),
          Map.entry("environment", TEXT),
          Map.entry("issuetype", NAMED),
          Map.entry("status", NAMED),
          Map.entry("priority", NAMED),
          Map.entry("resolution", NAMED),
          Map.entry("assignee", USER),
          Map.entry("reporter", USER),
          Map.entry("labels", LABELS),
          Map.entry("components", NAMED_LIST),
          Map.entry("versions", NAMED_LIST),
          Map.entry("fixVersions", NAMED_LIST),
          Map.entry("duedate", DATE));

  /** The type that a field's schema tells; empty texts where it tells nothing. */
  public static FieldType of(String type, String items, String custom) {
    return switch (type) {
      case "string" -> custom.endsWith(":textarea") ? TEXT : LINE;
      case "number" -> NUMBER;
      case "date" -> DATE;
      case "datetime" -> DATETIME;
      case "option" -> OPTION;
      case "user" -> USER;
      case "priority", "resolution", "status", "issuetype", "version", "component", "group" ->
          NAMED;
      case "array" -> ofItems(items);
      default -> OTHER;
    };
  }

  private static FieldType ofItems(String items) {
    return switch (items) {
      case "string" -> LABELS;
      case "option" -> OPTIONS;
      case "version", "component", "group" -> NAMED_LIST;
      default -> OTHER;
    };
  }
}
