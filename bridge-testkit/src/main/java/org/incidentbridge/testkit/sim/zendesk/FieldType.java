package org.incidentbridge.testkit.sim.zendesk;

/** Kinds of ticket fields that an account can add. */
public enum FieldType {
  TEXT("text"),
  TEXTAREA("textarea"),
  CHECKBOX("checkbox"),
  DATE("date"),
  INTEGER("integer"),
  DECIMAL("decimal"),
  REGEXP("regexp"),
  /** A list of choices; the value of the chosen one is also a tag of the ticket. */
  TAGGER("tagger"),
  /** As {@link #TAGGER}, with several chosen. */
  MULTISELECT("multiselect");

  private final String word;

  FieldType(String word) {
    this.word = word;
  }

  /** As the interface writes it. */
  String word() {
    return word;
  }

  /** Whether its values are tags. */
  boolean tags() {
    return this == TAGGER || this == MULTISELECT;
  }
}
