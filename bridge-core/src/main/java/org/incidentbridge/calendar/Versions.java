package org.incidentbridge.calendar;

import java.time.LocalDate;
import java.util.List;

/** Finds the version in force, and its holidays. Safe for threads. */
final class Versions {
  private final List<CalendarVersion> versions;
  private final List<HolidayBook> books;

  Versions(CalendarDefinition definition) {
    this.versions = definition.versions();
    this.books = versions.stream().map(v -> new HolidayBook(v.holidays())).toList();
  }

  CalendarVersion on(long epochDay) {
    return versions.get(index(epochDay));
  }

  List<CalendarVersion> all() {
    return versions;
  }

  /** The holidays that count on a day: none where special hours stand. */
  List<Holiday> holidays(long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    int index = index(epochDay);
    return versions.get(index).special().containsKey(date) ? List.of() : books.get(index).on(date);
  }

  /** Which of all versions is in force. */
  int index(long epochDay) {
    int index = versions.size() - 1;
    while (index > 0 && versions.get(index).from().toEpochDay() > epochDay) {
      index--;
    }
    return index;
  }
}
