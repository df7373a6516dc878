package org.incidentbridge.testkit.sim.jira;

/** Why one field's value is refused, in Jira's words. */
final class FieldError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String text;

  FieldError(String message) {
    super(message, null, false, false);
    this.text = message;
  }

  String text() {
    return text;
  }
}
