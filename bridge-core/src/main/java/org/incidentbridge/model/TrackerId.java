package org.incidentbridge.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of one configured tracker, for example {@code helpdesk}.
 *
 * @param name lower-case letters, digits and hyphens; never blank
 */
public record TrackerId(String name) implements Comparable<TrackerId> {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  public TrackerId {
    Objects.requireNonNull(name, "name");
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "tracker name '" + name + "': use lower-case letters, digits and hyphens");
    }
  }

  @Override
  public int compareTo(TrackerId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
