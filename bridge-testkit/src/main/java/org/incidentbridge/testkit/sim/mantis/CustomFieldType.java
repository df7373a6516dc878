package org.incidentbridge.testkit.sim.mantis;

/** The types a MantisBT custom field can have. */
public enum CustomFieldType {
  STRING(0),
  NUMERIC(1),
  FLOAT(2),
  ENUM(3),
  EMAIL(4),
  CHECKBOX(5),
  LIST(6),
  MULTILIST(7),
  DATE(8),
  RADIO(9),
  TEXTAREA(10);

  private final int id;

  CustomFieldType(int id) {
    this.id = id;
  }

  /** MantisBT's number. */
  int id() {
    return id;
  }
}
