package org.incidentbridge.calendar;

import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The holidays of any year. An implementation answers the same whenever and from whatever thread it
 * is asked, and reads nothing from outside.
 */
@FunctionalInterface
public interface Holidays {

  /**
   * All holidays of a year, in any order; entries that are doubled or overlap are allowed, those of
   * other years are left aside.
   *
   * @param year in the ISO calendar, asked between {@link CoverageCalendar#FIRST_YEAR} and {@link
   *     CoverageCalendar#LAST_YEAR} with a year of room on both sides
   */
  List<Holiday> in(int year);

  /** No holidays. */
  static Holidays none() {
    return HolidaySources.NONE;
  }

  /** These, and no others. */
  static Holidays of(Collection<Holiday> holidays) {
    return new HolidaySources.Dated(
        holidays.stream().collect(Collectors.groupingBy(h -> h.date().getYear())));
  }

  /** One each year; 29 February in leap years only. */
  static Holidays yearly(MonthDay day, String name, Span closed) {
    return new HolidaySources.Yearly(day, name, closed);
  }

  /** Those of all. */
  static Holidays all(Collection<Holidays> sources) {
    return new HolidaySources.All(List.copyOf(sources));
  }
}
