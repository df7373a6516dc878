package org.incidentbridge.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;

/** Holidays that are equal when they were written alike, so that calendars can be compared. */
final class HolidaySources {
  static final Holidays NONE = new Dated(Map.of());

  private HolidaySources() {}

  /** Dates of their own, by year. */
  record Dated(Map<Integer, List<Holiday>> byYear) implements Holidays {
    @Override
    public List<Holiday> in(int year) {
      return List.copyOf(byYear.getOrDefault(year, List.of()));
    }
  }

  /** One day of each year that has it. */
  record Yearly(MonthDay day, String name, Span closed) implements Holidays {
    @Override
    public List<Holiday> in(int year) {
      return day.isValidYear(year)
          ? List.of(
              new Holiday(LocalDate.of(year, day.getMonth(), day.getDayOfMonth()), name, closed))
          : List.of();
    }
  }

  /** Those of several sources. */
  record All(List<Holidays> sources) implements Holidays {
    @Override
    public List<Holiday> in(int year) {
      return sources.stream().flatMap(source -> source.in(year).stream()).toList();
    }
  }
}
