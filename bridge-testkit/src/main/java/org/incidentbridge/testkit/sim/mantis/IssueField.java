package org.incidentbridge.testkit.sim.mantis;

import org.jspecify.annotations.Nullable;

/** The columns of an issue's row that an edit rewrites, in the order of their history entries. */
enum IssueField {
  PROJECT("project_id", "Project", null),
  REPORTER("reporter_id", "Reporter", null),
  HANDLER("handler_id", "Assigned To", null),
  PRIORITY("priority", "Priority", "priority"),
  SEVERITY("severity", "Severity", "severity"),
  REPRODUCIBILITY("reproducibility", "Reproducibility", "reproducibility"),
  STATUS("status", "Status", "status"),
  RESOLUTION("resolution", "Resolution", "resolution"),
  PROJECTION("projection", "Projection", "projection"),
  CATEGORY("category", "Category", null),
  ETA("eta", "ETA", "eta"),
  OS("os", "OS", null),
  OS_BUILD("os_build", "OS Version", null),
  PLATFORM("platform", "Platform", null),
  VERSION("version", "Product Version", null),
  BUILD("build", "Build", null),
  FIXED_IN_VERSION("fixed_in_version", "Fixed in Version", null),
  TARGET_VERSION("target_version", "Target Version", null),
  VIEW_STATE("view_state", "View Status", "view_state"),
  SUMMARY("summary", "Summary", null),
  STICKY("sticky", "Sticky Issue", null),
  DUE_DATE("due_date", "Due Date", null),
  DESCRIPTION("description", "Description", null),
  STEPS("steps_to_reproduce", "Steps to Reproduce", null),
  INFORMATION("additional_information", "Additional Information", null);

  private final String column;
  private final String label;
  private final @Nullable String enumeration;

  IssueField(String column, String label, @Nullable String enumeration) {
    this.column = column;
    this.label = label;
    this.enumeration = enumeration;
  }

  /** Name in history and, for most, in JSON. */
  String column() {
    return column;
  }

  String label() {
    return label;
  }

  /** The enumeration its number belongs to, if any. */
  @Nullable String enumeration() {
    return enumeration;
  }
}
