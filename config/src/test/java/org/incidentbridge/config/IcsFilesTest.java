package org.incidentbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.incidentbridge.calendar.CoverageCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs for calendars write beside plain events. */
final class IcsFilesTest {

  private static final String YEAR_END =
      """
      BEGIN:VEVENT
      UID:year-end
      DTSTAMP:20260101T000000Z
      DTSTART;VALUE=DATE:20241231
      RRULE:FREQ=YEARLY
      SUMMARY:Year end
      END:VEVENT
      """;

  @TempDir private Path folder;

  private static String event(String lines) {
    return "BEGIN:VEVENT\nUID:year-end\nDTSTAMP:20260101T000000Z\n" + lines + "END:VEVENT\n";
  }

  private static String file(String events) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//EN\n" + events + "END:VCALENDAR\n";
  }

  private Loaded load(String hours, String text) throws IOException {
    Files.writeString(folder.resolve("days.ics"), text.replace("\n", "\r\n"));
    return TwoTrackers.load(
        folder,
        "",
        "",
        """
        routes: []
        calendars:
          c: { zone: Europe/London, hours: { daily: "%s" }, holidays: [ { file: days.ics } ] }
        """
            .formatted(hours));
  }

  private CoverageCalendar calendar(String hours, String text) throws IOException {
    Loaded loaded = load(hours, text);
    assertThat(told(loaded)).isEmpty();
    return ((Loaded.Good) loaded).config().calendars().find("c").orElseThrow();
  }

  private static List<String> told(Loaded loaded) {
    return loaded.problems().stream()
        .filter(problem -> !problem.path().equals("routes"))
        .map(ConfigProblem::message)
        .toList();
  }

  private static boolean isOpen(CoverageCalendar calendar, String date) {
    return calendar.isBusinessDay(LocalDate.parse(date));
  }

  @Test
  void aTimeThatWasMovedIsClosedWhereItWasMovedToAlone() throws IOException {
    String moved =
        event("RECURRENCE-ID;VALUE=DATE:20261231\nDTSTART;VALUE=DATE:20261230\nSUMMARY:Year end\n");
    CoverageCalendar calendar = calendar("09:00-17:00", file(YEAR_END + moved));
    assertThat(isOpen(calendar, "2025-12-31")).isFalse();
    assertThat(isOpen(calendar, "2026-12-30")).isFalse();
    assertThat(isOpen(calendar, "2026-12-31")).isTrue();
    assertThat(isOpen(calendar, "2027-12-31")).isFalse();
  }

  @Test
  void aTimeThatWasCalledOffIsOpen() throws IOException {
    String off =
        event("RECURRENCE-ID;VALUE=DATE:20261231\nDTSTART;VALUE=DATE:20261231\nSTATUS:CANCELLED\n");
    CoverageCalendar calendar = calendar("09:00-17:00", file(YEAR_END + off));
    assertThat(isOpen(calendar, "2026-12-31")).isTrue();
    assertThat(isOpen(calendar, "2027-12-31")).isFalse();
  }

  @Test
  void anExceptionMayBeWrittenInAnotherZone() throws IOException {
    String weekly =
        event(
            """
            DTSTART;TZID=Europe/London:20260604T000000
            DURATION:PT24H
            RRULE:FREQ=WEEKLY;COUNT=3
            EXDATE:20260610T230000Z
            SUMMARY:Move
            """);
    CoverageCalendar calendar = calendar("09:00-17:00", file(weekly));
    assertThat(isOpen(calendar, "2026-06-04")).isFalse();
    assertThat(isOpen(calendar, "2026-06-11")).isTrue();
    assertThat(isOpen(calendar, "2026-06-18")).isFalse();
  }

  @Test
  void calendarsOneAfterTheOtherAreAllRead() throws IOException {
    String other = event("DTSTART;VALUE=DATE:20260105\nSUMMARY:Other\n");
    CoverageCalendar calendar = calendar("09:00-17:00", file(YEAR_END) + file(other));
    assertThat(isOpen(calendar, "2026-01-05")).isFalse();
    assertThat(isOpen(calendar, "2026-12-31")).isFalse();
  }

  @Test
  void anEventThatEndsInTheNightLeavesTheRestOfItOpen() throws IOException {
    String night = event("DTSTART:20260608T170000Z\nDTEND:20260609T010000Z\nSUMMARY:Move\n");
    CoverageCalendar calendar = calendar("22:00-06:00", file(night));
    assertThat(calendar.nextOpen(Instant.parse("2026-06-08T17:00:00Z")))
        .isEqualTo(Instant.parse("2026-06-09T01:00:00Z"));
    CoverageCalendar off =
        calendar("22:00-06:00", file(event("DTSTART;VALUE=DATE:20260608\nSUMMARY:Off\n")));
    assertThat(off.nextOpen(Instant.parse("2026-06-08T17:00:00Z")))
        .as("a day off takes its night")
        .isEqualTo(Instant.parse("2026-06-09T21:00:00Z"));
  }

  @Test
  void anEventThatIsOverWhenItBeginsIsTold() throws IOException {
    String zero = event("DTSTART;VALUE=DATE:20260604\nDTEND;VALUE=DATE:20260604\nSUMMARY:Party\n");
    assertThat(told(load("09:00-17:00", file(zero))))
        .containsExactly("the event 'Party' of days.ics closes nothing: it is over when it begins");
  }
}
