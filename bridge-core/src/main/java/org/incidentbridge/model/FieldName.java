package org.incidentbridge.model;

import java.util.regex.Pattern;

/**
 * The canonical name of a field: one of {@link StandardField}, or {@code custom:} and a name chosen
 * by the admin.
 *
 * @param name for example {@code title} or {@code custom:contract}
 */
public record FieldName(String name) implements Comparable<FieldName> {

  private static final Pattern FORM = Pattern.compile("[a-z][A-Za-z]*|custom:[A-Za-z0-9_.-]+");

  public FieldName {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "field '" + name + "': use a canonical field or custom:NAME");
    }
  }

  /** Whether an admin named this field. */
  public boolean isCustom() {
    return name.startsWith("custom:");
  }

  @Override
  public int compareTo(FieldName other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
