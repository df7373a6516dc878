package org.incidentbridge.spi;

/** A text that must not be shown. Its string form is a row of stars. */
public final class Secret {

  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /** The text itself, for the one place that sends it. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && text.equals(secret.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "********";
  }
}
