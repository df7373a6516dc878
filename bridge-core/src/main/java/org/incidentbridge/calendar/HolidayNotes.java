package org.incidentbridge.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells where holidays close the same time more than once. */
final class HolidayNotes {
  private HolidayNotes() {}

  /** One sentence for each such date of a year, in order. */
  static List<String> of(Versions versions, int year) {
    Map<LocalDate, List<Holiday>> byDate = new TreeMap<>();
    for (int i = 0; i < versions.all().size(); i++) {
      int index = i;
      versions.all().get(i).holidays().in(year).stream()
          .filter(h -> h.date().getYear() == year)
          .filter(h -> versions.index(h.date().toEpochDay()) == index)
          .collect(Collectors.groupingBy(Holiday::date))
          .forEach(byDate::put);
    }
    return byDate.entrySet().stream()
        .filter(entry -> doubled(entry.getValue()))
        .map(
            entry ->
                "%s is closed more than once: %s"
                    .formatted(entry.getKey(), names(entry.getValue())))
        .toList();
  }

  private static boolean doubled(List<Holiday> holidays) {
    for (int i = 1; i < holidays.size(); i++) {
      Span span = holidays.get(i).closed();
      if (holidays.subList(0, i).stream().anyMatch(h -> h.closed().overlaps(span))) {
        return true;
      }
    }
    return false;
  }

  private static String names(List<Holiday> holidays) {
    return holidays.stream()
        .map(h -> h.wholeDay() ? h.name() : h.name() + " " + h.closed())
        .collect(Collectors.joining(", "));
  }
}
