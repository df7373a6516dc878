package org.incidentbridge.model;

/**
 * The identity of an incident, derived from its origin ticket, so that a store made anew finds the
 * same incidents again.
 *
 * @param text {@code INC-} and ten digits and letters
 */
public record IncidentId(String text) implements Comparable<IncidentId> {

  public IncidentId {
    if (!text.matches("INC-[A-Z2-7]{10}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no incident id; they look like INC-ABCDEFGHIJ");
    }
  }

  @Override
  public int compareTo(IncidentId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
