package org.incidentbridge.replay;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.calendar.CalendarDefinition;
import org.incidentbridge.calendar.CalendarVersion;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.Holidays;
import org.incidentbridge.calendar.Span;

/** Calendars of the tests. */
final class Town {
  static final ZoneId UTC = ZoneId.of("UTC");
  static final CoverageCalendar ALWAYS = CoverageCalendar.always("always", UTC);

  /** Monday to Friday, 09:00 to 17:00 UTC. */
  static final CoverageCalendar OFFICE = weekly("office", UTC, "09:00-17:00");

  private Town() {}

  static CoverageCalendar weekly(String name, ZoneId zone, String... spans) {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (int day = 1; day <= 5; day++) {
      List<Span> hours = new ArrayList<>();
      for (String span : spans) {
        hours.add(span(span));
      }
      week.put(DayOfWeek.of(day), hours);
    }
    return new CoverageCalendar(
        CalendarDefinition.of(name, CalendarVersion.of(zone, week, Holidays.none())));
  }

  private static Span span(String text) {
    return Span.parse(text);
  }
}
