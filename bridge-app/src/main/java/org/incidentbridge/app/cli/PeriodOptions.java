package org.incidentbridge.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.report.Period;

/**
 * From when to when a report is.
 *
 * @param since a date in the zone, a time with an offset, or empty
 * @param until the same
 * @param zone in which dates begin
 */
record PeriodOptions(String since, String until, ZoneId zone) {

  Period period(ReportKind kind, Instant now) {
    Instant end = until.isEmpty() ? now : read("--until", until);
    Instant begin = since.isEmpty() ? end.minus(kind.usual()) : read("--since", since);
    if (!begin.isBefore(end)) {
      throw new Failure(
          ExitCode.USAGE,
          "--since %s is not before the end of the report, %s: give an earlier one, or a later --until."
              .formatted(since, until.isEmpty() ? "now" : until));
    }
    return new Period(begin, end);
  }

  private Instant read(String option, String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeException mistake) {
      throw new Failure(
          ExitCode.USAGE,
          "%s %s is no date; write 2026-03-02, or 2026-03-02T09:00:00Z for a time of day."
              .formatted(option, text));
    }
  }
}
