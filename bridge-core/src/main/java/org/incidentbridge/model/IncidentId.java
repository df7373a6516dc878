package org.incidentbridge.model;

import java.util.regex.Pattern;

/**
 * The identity of an incident, derived from its origin ticket, so that a store made anew finds the
 * same incidents again.
 *
 * @param text {@code INC-} and ten digits and letters
 */
public record IncidentId(String text) implements Comparable<IncidentId> {

  private static final Pattern FORM = Pattern.compile("INC-[A-Z2-7]{10}");

  public IncidentId {
    if (!FORM.matcher(text).matches()) {
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
