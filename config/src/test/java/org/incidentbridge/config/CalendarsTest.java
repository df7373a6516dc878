package org.incidentbridge.config;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.incidentbridge.calendar.CoverageCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalendarsTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @TempDir Path folder;

  @Test
  void theWordMeansAlways() throws IOException {
    CoverageCalendar always = calendar("always: 24x7");
    assertThat(always.name()).isEqualTo("always");
    assertThat(coverage(always, "2026-12-25")).isEqualTo(ofHours(24));
    assertThat(calendar("c: { zone: Europe/London, hours: 24x7 }").zone()).isEqualTo(LONDON);
  }

  @Test
  void daysRangesAndListsHaveTheirSpans() throws IOException {
    CoverageCalendar calendar =
        calendar(
            """
            c:
              zone: Europe/London
              hours: { mon-thu: "09:00-13:00, 14:00-17:00", Friday: 9:00-15:00, "sat,sun": "22:00-24:00" }
            """);
    assertThat(coverage(calendar, "2026-06-04")).isEqualTo(ofHours(7));
    assertThat(coverage(calendar, "2026-06-05")).isEqualTo(ofHours(6));
    assertThat(coverage(calendar, "2026-06-06")).isEqualTo(ofHours(2));
    assertThat(coverage(calendar, "2026-06-07")).isEqualTo(ofHours(2));
  }

  @Test
  void aRangeMayGoOverTheWeekend() throws IOException {
    CoverageCalendar calendar =
        calendar("c: { zone: Europe/London, hours: { sat-mon: 9:00-10:00 } }");
    assertThat(calendar.isBusinessDay(LocalDate.of(2026, 6, 8))).isTrue();
    assertThat(calendar.isBusinessDay(LocalDate.of(2026, 6, 9))).isFalse();
  }

  @Test
  void holidaysOfARegionAreClosed() throws IOException {
    CoverageCalendar england = holidays("country: gb, region: eng");
    CoverageCalendar scotland = holidays("country: GB, region: SCT");
    assertThat(coverage(england, "2026-04-06")).as("Easter Monday").isZero();
    assertThat(coverage(scotland, "2026-04-06")).isEqualTo(ofHours(8));
    assertThat(coverage(england, "2026-12-28")).as("Boxing Day, kept on Monday").isZero();
    assertThat(england.stretches(london("2026-04-06T00:00"), london("2026-04-07T00:00")))
        .extracting(s -> s.reason())
        .containsExactly("holiday Easter Monday");
  }

  @Test
  void daysThatARegionObservesAreClosedIfThatIsWanted() throws IOException {
    String patriotsDay = "2026-04-20";
    assertThat(coverage(holidays("country: US, region: ma"), patriotsDay)).isEqualTo(ofHours(8));
    CoverageCalendar observant = holidays("country: US, region: ma, observances: true");
    assertThat(coverage(observant, patriotsDay)).isZero();
    assertThat(coverage(observant, "2026-12-25")).isZero();
    assertThat(
            load("c: { zone: UTC, hours: 24x7, holidays: [ { yearly: 12-24, observances: true } ] }")
                .problems())
        .extracting(ConfigProblem::message)
        .contains("observances does not go with yearly");
  }

  @Test
  void aHolidayKeptInTheYearBeforeIsFound() throws IOException {
    assertThat(coverage(holidays("country: US"), "2027-12-31")).as("New Year 2028").isZero();
  }

  @Test
  void datesAndYearlyDaysAreClosed() throws IOException {
    CoverageCalendar calendar =
        calendar(
            """
            c:
              zone: Europe/London
              hours: { daily: "09:00-17:00" }
              holidays:
                - { date: 2026-12-24, name: Company day, from: "12:00" }
                - { yearly: "12-31" }
                - { yearly: 02-29, to: "10:00" }
            """);
    assertThat(coverage(calendar, "2026-12-24")).isEqualTo(ofHours(3));
    assertThat(coverage(calendar, "2027-12-24")).isEqualTo(ofHours(8));
    assertThat(coverage(calendar, "2031-12-31")).isZero();
    assertThat(coverage(calendar, "2028-02-29")).isEqualTo(ofHours(7));
  }

  @Test
  void specialHoursReplaceTheHoliday() throws IOException {
    CoverageCalendar calendar =
        calendar(
            """
            c:
              zone: Europe/London
              hours: { daily: "09:00-17:00" }
              holidays: [ { country: GB } ]
              special: { 2026-12-25: "10:00-12:00" }
            """);
    assertThat(coverage(calendar, "2026-12-25")).isEqualTo(ofHours(2));
  }

  @Test
  void aVersionTakesOverWhatItDoesNotGive() throws IOException {
    CoverageCalendar calendar =
        calendar(
            """
            c:
              zone: Europe/London
              hours: { mon-fri: "09:00-17:00" }
              holidays: [ { yearly: "12-31" } ]
              versions:
                - { from: 2027-01-01, hours: { mon-fri: "08:00-18:00" } }
                - { from: 2028-01-01, zone: America/New_York, holidays: [] }
            """);
    assertThat(coverage(calendar, "2026-12-30")).isEqualTo(ofHours(8));
    assertThat(coverage(calendar, "2027-01-04")).isEqualTo(ofHours(10));
    assertThat(coverage(calendar, "2027-12-31")).isZero();
    assertThat(calendar.nextOpen(Instant.parse("2029-01-02T00:00:00Z")))
        .isEqualTo(Instant.parse("2029-01-02T13:00:00Z"));
  }

  @Test
  void eventsOfAFileCloseTheirDaysAndTimes() throws IOException {
    ics(
        event("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261226\nSUMMARY:Two days"),
        event("DTSTART;VALUE=DATE:20200229\nRRULE:FREQ=YEARLY\nSUMMARY:Leap day"),
        event("DTSTART;TZID=America/New_York:20260605T060000\nDURATION:PT2H\nSUMMARY:Party"),
        event("DTSTART:20260608T150000Z\nDTEND:20260609T100000Z\nSUMMARY:Move"),
        event("DTSTART;VALUE=DATE:20261230\nSTATUS:CANCELLED\nSUMMARY:Not at all"));
    CoverageCalendar calendar = holidays("file: holidays.ics");
    assertThat(coverage(calendar, "2026-12-23")).isEqualTo(ofHours(8));
    assertThat(coverage(calendar, "2026-12-24")).isZero();
    assertThat(coverage(calendar, "2026-12-25")).isZero();
    assertThat(coverage(calendar, "2026-12-26")).isEqualTo(ofHours(8));
    assertThat(coverage(calendar, "2024-02-29")).isZero();
    assertThat(coverage(calendar, "2096-02-29")).isZero();
    assertThat(coverage(calendar, "2027-02-28")).isEqualTo(ofHours(8));
    assertThat(coverage(calendar, "2026-06-05")).as("11:00 to 13:00 there").isEqualTo(ofHours(6));
    assertThat(coverage(calendar, "2026-06-08")).as("from 16:00").isEqualTo(ofHours(7));
    assertThat(coverage(calendar, "2026-06-09")).as("until 11:00").isEqualTo(ofHours(6));
    assertThat(coverage(calendar, "2026-12-30")).isEqualTo(ofHours(8));
  }

  @Test
  void anExceptionOfARepeatedEventIsLeftOpen() throws IOException {
    ics(
        event(
            "DTSTART;VALUE=DATE:20201231\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20261231\n"
                + "SUMMARY:Year end"));
    CoverageCalendar calendar = holidays("file: holidays.ics");
    assertThat(coverage(calendar, "2025-12-31")).isZero();
    assertThat(coverage(calendar, "2026-12-31")).isEqualTo(ofHours(8));
  }

  @Test
  void eventsThatMakeNoHolidayAreTold() throws IOException {
    assertThat(toldOf("SUMMARY:Nowhen")).contains("the event 'Nowhen' has no DTSTART");
    assertThat(toldOf("DTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY\nSUMMARY:Tick"))
        .contains("the event 'Tick' comes more often than once a day");
    assertThat(toldOf("DTSTART;TZID=Nowhere/Land:20260101T000000\nSUMMARY:Lost"))
        .contains("holidays.ics is no calendar that can be read");
    assertThat(toldOf("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=SOMETIMES\nSUMMARY:Odd"))
        .contains("holidays.ics is no calendar that can be read");
  }

  @Test
  void anEventWithoutEndCostsNoMoreThanTheYearAskedFor() throws IOException {
    ics(event("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:99981231\nSUMMARY:Ever"));
    CoverageCalendar calendar = holidays("file: holidays.ics");
    assertThat(coverage(calendar, "2025-12-31")).isEqualTo(ofHours(8));
    assertThat(coverage(calendar, "2199-12-31")).isZero();
  }

  private String toldOf(String event) throws IOException {
    ics(event(event));
    return load("c: { zone: UTC, hours: 24x7, holidays: [ { file: holidays.ics } ] }")
        .problems()
        .stream()
        .map(ConfigProblem::render)
        .collect(Collectors.joining());
  }

  @Test
  void whatIsClosedTwiceIsAWarning() throws IOException {
    Loaded loaded =
        load(
            """
            c:
              zone: Europe/London
              hours: { daily: "09:00-17:00" }
              holidays: [ { date: 2026-12-24 }, { yearly: 12-24, name: Eve, from: "12:00" } ]
            """);
    assertThat(loaded).isInstanceOf(Loaded.Good.class);
    assertThat(loaded.problems())
        .extracting(ConfigProblem::message)
        .anyMatch(m -> m.startsWith("2026-12-24 (Eve) is closed already by 2026-12-24 ("));
  }

  @Test
  void aFileIsLookedForBesideTheOneThatNamesIt() throws IOException {
    ics(event("DTSTART;VALUE=DATE:20261224\nSUMMARY:Eve"));
    Files.move(
        folder.resolve("holidays.ics"),
        Files.createDirectories(folder.resolve("more")).resolve("days.ics"));
    Files.writeString(
        folder.resolve("more/calendars.yaml"),
        "calendars: { c: { zone: UTC, hours: 24x7, holidays: [ { file: days.ics } ] } }");
    Loaded loaded = TwoTrackers.load(folder, "", "", "routes: []\ninclude: more/calendars.yaml\n");
    assertThat(only(loaded).isBusinessDay(LocalDate.of(2026, 12, 24))).isFalse();
  }

  private CoverageCalendar holidays(String entry) throws IOException {
    return calendar(
        "c: { zone: Europe/London, hours: { daily: \"09:00-17:00\" }, holidays: [ { %s } ] }"
            .formatted(entry));
  }

  private CoverageCalendar calendar(String yaml) throws IOException {
    return only(load(yaml));
  }

  private Loaded load(String yaml) throws IOException {
    return TwoTrackers.load(folder, "", "", "routes: []\ncalendars:\n" + yaml.indent(2));
  }

  private static CoverageCalendar only(Loaded loaded) {
    assertThat(loaded.problems()).filteredOn(ConfigProblem::isError).isEmpty();
    return ((Loaded.Good) loaded).config().calendars().byName().values().iterator().next();
  }

  private static Duration coverage(CoverageCalendar calendar, String date) {
    LocalDate day = LocalDate.parse(date);
    return calendar.between(
        day.atStartOfDay(LONDON).toInstant(), day.plusDays(1).atStartOfDay(LONDON).toInstant());
  }

  private static Instant london(String civil) {
    return LocalDateTime.parse(civil).atZone(LONDON).toInstant();
  }

  private void ics(String... events) throws IOException {
    String text =
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//EN\n"
            + String.join("", List.of(events))
            + "END:VCALENDAR\n";
    Files.writeString(folder.resolve("holidays.ics"), text.replace("\n", "\r\n"));
  }

  private static String event(String lines) {
    return "BEGIN:VEVENT\nUID:%d\nDTSTAMP:20260101T000000Z\n%s\nEND:VEVENT\n"
        .formatted(lines.hashCode(), lines);
  }
}
