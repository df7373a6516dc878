package org.incidentbridge.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Holidays by date, each year asked for once. */
final class HolidayBook {
  private final Holidays source;
  private final Map<Integer, Map<LocalDate, List<Holiday>>> years = new ConcurrentHashMap<>();

  HolidayBook(Holidays source) {
    this.source = source;
  }

  List<Holiday> on(LocalDate date) {
    return years.computeIfAbsent(date.getYear(), this::read).getOrDefault(date, List.of());
  }

  private Map<LocalDate, List<Holiday>> read(int year) {
    return source.in(year).stream()
        .distinct()
        .filter(holiday -> holiday.date().getYear() == year)
        .collect(Collectors.groupingBy(Holiday::date));
  }
}
