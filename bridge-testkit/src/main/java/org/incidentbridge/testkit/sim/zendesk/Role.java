package org.incidentbridge.testkit.sim.zendesk;

/** What a user is. */
public enum Role {
  END_USER("end-user"),
  AGENT("agent"),
  ADMIN("admin");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** As the interface writes it. */
  String word() {
    return word;
  }

  boolean staff() {
    return this != END_USER;
  }
}
