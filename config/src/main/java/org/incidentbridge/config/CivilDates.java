package org.incidentbridge.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.config.Yaml.Scalar;

/** Reads dates, and says what is wrong with those that are none. */
final class CivilDates {
  private CivilDates() {}

  static Optional<LocalDate> date(Problems problems, Scalar text, String path) {
    return date(problems, text.text(), text.at(), path);
  }

  static Optional<LocalDate> date(Problems problems, String text, Position at, String path) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() > CoverageCalendar.FIRST_YEAR
          && date.getYear() < CoverageCalendar.LAST_YEAR) {
        return Optional.of(date);
      }
      problems.error(
          at,
          path,
          text + " is too far away",
          "calendars know the years after %d and before %d"
              .formatted(CoverageCalendar.FIRST_YEAR, CoverageCalendar.LAST_YEAR));
    } catch (DateTimeException notADate) {
      problems.error(
          at, path, "there is no date '" + text + "'", "year, month and day, like 2026-12-24");
    }
    return Optional.empty();
  }

  /** Month and day, also 02-29. */
  static Optional<MonthDay> yearly(Problems problems, Scalar text, String path) {
    try {
      return Optional.of(MonthDay.parse("--" + text.text()));
    } catch (DateTimeException notADay) {
      problems.error(
          text.at(),
          path,
          "there is no day '" + text.text() + "' in any year",
          "month and day, like \"12-31\"");
      return Optional.empty();
    }
  }
}
