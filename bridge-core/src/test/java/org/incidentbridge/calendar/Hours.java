package org.incidentbridge.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes calendars for tests in few words. */
final class Hours {
  private Hours() {}

  static Map<DayOfWeek, List<Span>> daily(String spans) {
    return on(spans, DayOfWeek.values());
  }

  static Map<DayOfWeek, List<Span>> weekdays(String spans) {
    return on(
        spans,
        DayOfWeek.MONDAY,
        DayOfWeek.TUESDAY,
        DayOfWeek.WEDNESDAY,
        DayOfWeek.THURSDAY,
        DayOfWeek.FRIDAY);
  }

  static Map<DayOfWeek, List<Span>> on(String spans, DayOfWeek... days) {
    EnumMap<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : days) {
      week.put(day, Span.parseAll(spans));
    }
    return week;
  }

  static CoverageCalendar calendar(String zone, Map<DayOfWeek, List<Span>> weekly) {
    return calendar(zone, weekly, Holidays.none());
  }

  static CoverageCalendar calendar(
      String zone, Map<DayOfWeek, List<Span>> weekly, Holidays holidays) {
    return calendar(CalendarVersion.of(ZoneId.of(zone), weekly, holidays));
  }

  static CoverageCalendar calendar(CalendarVersion... versions) {
    return new CoverageCalendar(new CalendarDefinition("test", List.of(versions)));
  }

  static Holidays closed(String... dates) {
    return Holidays.of(
        List.of(dates).stream().map(d -> Holiday.of(LocalDate.parse(d), "day off")).toList());
  }

  /** A civil time in a zone, for example {@code 2024-03-31T01:30}. */
  static Instant at(String zone, String civil) {
    return LocalDateTime.parse(civil).atZone(ZoneId.of(zone)).toInstant();
  }

  static Instant london(String civil) {
    return at("Europe/London", civil);
  }
}
