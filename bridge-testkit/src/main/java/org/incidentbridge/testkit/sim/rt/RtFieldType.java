package org.incidentbridge.testkit.sim.rt;

/** Kinds of custom fields, as RT names them when one is made. */
public enum RtFieldType {
  SELECT_SINGLE("Select", 1),
  FREEFORM_SINGLE("Freeform", 1),
  FREEFORM_MULTIPLE("Freeform", 0),
  DATE_TIME_SINGLE("DateTime", 1),
  TEXT_SINGLE("Text", 1);

  private final String type;
  private final int maxValues;

  RtFieldType(String type, int maxValues) {
    this.type = type;
    this.maxValues = maxValues;
  }

  String type() {
    return type;
  }

  /** 0 for any number. */
  int maxValues() {
    return maxValues;
  }

  boolean isSingle() {
    return maxValues == 1;
  }
}
