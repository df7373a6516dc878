package org.incidentbridge.calendar;

import java.util.List;

/**
 * A calendar as written down. Each civil day has the hours of the version in force on it, so that a
 * new version changes nothing before its first day.
 *
 * @param name shown in explanations
 * @param versions at least one, by rising first day
 */
public record CalendarDefinition(String name, List<CalendarVersion> versions) {

  /**
   * A definition.
   *
   * @throws IllegalArgumentException if there is no version, or if they are out of order
   */
  public CalendarDefinition {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a calendar has at least one version");
    }
    for (int i = 1; i < versions.size(); i++) {
      if (!versions.get(i).from().isAfter(versions.get(i - 1).from())) {
        throw new IllegalArgumentException(
            "version %s does not begin after %s"
                .formatted(versions.get(i).from(), versions.get(i - 1).from()));
      }
    }
  }

  /** A calendar of one version. */
  public static CalendarDefinition of(String name, CalendarVersion only) {
    return new CalendarDefinition(name, List.of(only));
  }
}
