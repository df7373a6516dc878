package org.incidentbridge.calendar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All calendars of a configuration.
 *
 * @param byName in the order written
 */
public record Calendars(Map<String, CoverageCalendar> byName) {

  public Calendars {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** No calendars. */
  public static Calendars none() {
    return new Calendars(Map.of());
  }

  /** The calendar of that name. */
  public Optional<CoverageCalendar> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
