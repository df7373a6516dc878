package org.incidentbridge.testkit.sim.jira;

import org.jspecify.annotations.Nullable;

/** How a field's value is written, read and searched. */
public enum FieldKind {
  TEXT("string", null, "textfield"),
  RICH_TEXT("string", null, "textarea"),
  URL("string", null, "url"),
  NUMBER("number", null, "float"),
  DATE("date", null, "datepicker"),
  DATETIME("datetime", null, "datetime"),
  OPTION("option", null, "select"),
  OPTIONS("array", "option", "multiselect"),
  USER("user", null, "userpicker"),
  LABELS("array", "string", "labels"),
  PRIORITY("priority", null, null),
  RESOLUTION("resolution", null, null),
  ISSUE_TYPE("issuetype", null, null),
  PROJECT("project", null, null),
  VERSIONS("array", "version", "multiversion"),
  COMPONENTS("array", "component", null),
  /** Kept by Jira itself; nobody sets it. */
  COMPUTED("any", null, null);

  private static final String CUSTOM = "com.atlassian.jira.plugin.system.customfieldtypes:";

  private final String type;
  private final @Nullable String items;
  private final @Nullable String custom;

  FieldKind(String type, @Nullable String items, @Nullable String custom) {
    this.type = type;
    this.items = items;
    this.custom = custom;
  }

  String type() {
    return type;
  }

  @Nullable String items() {
    return items;
  }

  String customType() {
    return CUSTOM + custom;
  }

  /** Whether "update" may add and remove single values. */
  boolean many() {
    return items != null;
  }
}
