package org.incidentbridge.calendar;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.incidentbridge.calendar.Hours.calendar;
import static org.incidentbridge.calendar.Hours.closed;
import static org.incidentbridge.calendar.Hours.london;
import static org.incidentbridge.calendar.Hours.weekdays;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Coverage on days on which the clocks do not change. */
final class CoverageCalendarTest {
  private static final String LONDON = "Europe/London";
  private final CoverageCalendar office = calendar(LONDON, weekdays("09:00-17:00"));

  @Test
  void coveredTimeGoesOnWithTheNextBusinessDay() {
    assertThat(office.add(london("2024-06-07T16:00"), ofHours(3)))
        .isEqualTo(london("2024-06-10T11:00"));
    assertThat(office.between(london("2024-06-07T16:00"), london("2024-06-10T11:00")))
        .isEqualTo(ofHours(3));
  }

  @Test
  void timeThatRunsOutAtClosingEndsAtClosing() {
    assertThat(office.add(london("2024-06-07T09:00"), ofHours(8)))
        .isEqualTo(london("2024-06-07T17:00"));
    assertThat(office.add(london("2024-06-07T09:00"), ofHours(8).plusNanos(1)))
        .isEqualTo(london("2024-06-10T09:00").plusNanos(1));
  }

  @Test
  void backwardsItEndsAtOpening() {
    assertThat(office.add(london("2024-06-10T11:00"), ofHours(-2)))
        .isEqualTo(london("2024-06-10T09:00"));
    assertThat(office.add(london("2024-06-10T11:00"), ofHours(-3)))
        .isEqualTo(london("2024-06-07T16:00"));
  }

  @Test
  void zeroGivesTheStartAlsoOutsideHours() {
    Instant night = london("2024-06-08T03:00");
    assertThat(office.add(night, Duration.ZERO)).isEqualTo(night);
  }

  @Test
  void spansAreHalfOpen() {
    assertThat(office.isOpen(london("2024-06-07T09:00"))).isTrue();
    assertThat(office.isOpen(london("2024-06-07T09:00").minusNanos(1))).isFalse();
    assertThat(office.isOpen(london("2024-06-07T17:00").minusNanos(1))).isTrue();
    assertThat(office.isOpen(london("2024-06-07T17:00"))).isFalse();
  }

  @Test
  void reversedIntervalsAreNegative() {
    assertThat(office.between(london("2024-06-10T11:00"), london("2024-06-07T16:00")))
        .isEqualTo(ofHours(-3));
  }

  @Test
  void nothingRounds() {
    Instant start = london("2024-06-07T16:59:59").plusNanos(999_999_999);
    assertThat(office.add(start, ofNanos(2))).isEqualTo(london("2024-06-10T09:00").plusNanos(1));
    assertThat(office.between(start, london("2024-06-12T00:00")))
        .isEqualTo(ofHours(16).plusNanos(1));
  }

  @Test
  void theNextOpeningAndClosingAreFound() {
    Instant friday = london("2024-06-07T16:00");
    Instant saturday = london("2024-06-08T12:00");
    assertThat(office.nextOpen(friday)).isEqualTo(friday);
    assertThat(office.nextClose(friday)).isEqualTo(london("2024-06-07T17:00"));
    assertThat(office.nextOpen(saturday)).isEqualTo(london("2024-06-10T09:00"));
    assertThat(office.nextClose(saturday)).isEqualTo(london("2024-06-10T17:00"));
    assertThat(office.nextOpen(london("2024-06-07T17:00"))).isEqualTo(london("2024-06-10T09:00"));
  }

  @Test
  void breaksCountNothing() {
    CoverageCalendar lunch = calendar(LONDON, weekdays("13:00-17:00, 09:00-12:00"));
    assertThat(lunch.add(london("2024-06-07T11:30"), ofHours(1)))
        .isEqualTo(london("2024-06-07T13:30"));
    assertThat(lunch.isOpen(london("2024-06-07T12:30"))).isFalse();
  }

  @Test
  void anOvernightSpanBelongsToTheDayOnWhichItBegins() {
    CoverageCalendar night = calendar(LONDON, Hours.on("22:00-06:00", DayOfWeek.SATURDAY));
    assertThat(night.between(london("2024-06-07T00:00"), london("2024-06-14T00:00")))
        .isEqualTo(ofHours(8));
    assertThat(night.isOpen(london("2024-06-09T05:59"))).isTrue();
    assertThat(night.isOpen(london("2024-06-08T05:59"))).isFalse();
    assertThat(night.businessDay(london("2024-06-09T05:00"))).isEqualTo(LocalDate.of(2024, 6, 8));
    assertThat(night.isBusinessDay(LocalDate.of(2024, 6, 9))).isFalse();
  }

  @Test
  void twentyFourHoursJoinTheNextDay() {
    CoverageCalendar late =
        calendar(LONDON, Hours.on("18:00-24:00", DayOfWeek.MONDAY, DayOfWeek.TUESDAY));
    assertThat(late.nextClose(london("2024-06-10T20:00"))).isEqualTo(london("2024-06-11T00:00"));
    CoverageCalendar days = calendar(LONDON, weekdays("00:00-24:00"));
    assertThat(days.nextClose(london("2024-06-10T20:00"))).isEqualTo(london("2024-06-15T00:00"));
  }

  @Test
  void spansOfTwoDaysThatOverlapCountOnce() {
    CoverageCalendar both =
        calendar(
            LONDON,
            Map.of(
                DayOfWeek.MONDAY, Span.parseAll("22:00-06:00"),
                DayOfWeek.TUESDAY, Span.parseAll("05:00-07:00")));
    assertThat(both.between(london("2024-06-10T00:00"), london("2024-06-12T00:00")))
        .isEqualTo(ofHours(9));
  }

  @Test
  void aHolidayTakesTheSpansOfItsDayPastMidnightToo() {
    CoverageCalendar night = calendar(LONDON, weekdays("22:00-06:00"), closed("2024-06-11"));
    assertThat(night.isOpen(london("2024-06-11T23:00"))).isFalse();
    assertThat(night.isOpen(london("2024-06-12T02:00"))).isFalse();
    assertThat(night.isOpen(london("2024-06-12T22:00"))).isTrue();
  }

  @Test
  void aHolidayCutsWhatReachesIntoItFromTheDayBefore() {
    CoverageCalendar night = calendar(LONDON, weekdays("22:00-06:00"), closed("2024-06-11"));
    assertThat(night.isOpen(london("2024-06-10T23:00"))).isTrue();
    assertThat(night.nextClose(london("2024-06-10T23:00"))).isEqualTo(london("2024-06-11T00:00"));
  }

  @Test
  void aHolidayForAPartOfTheDayIsTakenOff() {
    Holidays half =
        Holidays.of(
            List.of(
                new Holiday(LocalDate.of(2024, 12, 24), "Eve", Span.parse("12:00-24:00")),
                new Holiday(LocalDate.of(2024, 12, 23), "Party", Span.parse("10:00-11:00"))));
    CoverageCalendar calendar = calendar(LONDON, weekdays("09:00-17:00"), half);
    assertThat(calendar.between(london("2024-12-24T00:00"), london("2024-12-25T00:00")))
        .isEqualTo(ofHours(3));
    assertThat(calendar.between(london("2024-12-23T00:00"), london("2024-12-24T00:00")))
        .isEqualTo(ofHours(7));
    assertThat(calendar.endOfBusinessDay(london("2024-12-24T08:00"), 0))
        .isEqualTo(london("2024-12-24T12:00"));
  }

  @Test
  void doubledAndOverlappingHolidaysAreTakenOffOnce() {
    LocalDate day = LocalDate.of(2024, 12, 24);
    Holidays doubled =
        Holidays.of(
            List.of(
                Holiday.of(day, "one"),
                Holiday.of(day, "two"),
                new Holiday(day, "three", Span.parse("12:00-15:00"))));
    CoverageCalendar calendar = calendar(LONDON, weekdays("09:00-17:00"), doubled);
    assertThat(calendar.between(london("2024-12-23T00:00"), london("2024-12-28T00:00")))
        .isEqualTo(ofHours(32));
    assertThat(calendar.isBusinessDay(day)).isFalse();
    assertThat(calendar.notes(2024))
        .containsExactly("2024-12-24 is closed more than once: one, two, three 12:00-15:00");
    assertThat(calendar.notes(2025)).isEmpty();
  }

  @Test
  void specialHoursReplaceTheWeeklyOnesAndTheHoliday() {
    LocalDate christmas = LocalDate.of(2024, 12, 25);
    CoverageCalendar calendar =
        calendar(
            new CalendarVersion(
                LocalDate.MIN,
                ZoneId.of(LONDON),
                weekdays("09:00-17:00"),
                Map.of(christmas, Span.parseAll("10:00-12:00")),
                closed("2024-12-25")));
    assertThat(calendar.between(london("2024-12-25T00:00"), london("2024-12-26T00:00")))
        .isEqualTo(ofHours(2));
    assertThat(calendar.isBusinessDay(christmas)).isTrue();
  }

  @Test
  void twentyNineFebruaryComesInLeapYearsOnly() {
    Holidays leap = Holidays.yearly(java.time.MonthDay.of(2, 29), "leap day", Span.WHOLE_DAY);
    CoverageCalendar calendar = calendar(LONDON, Hours.daily("09:00-17:00"), leap);
    assertThat(calendar.isBusinessDay(LocalDate.of(2024, 2, 29))).isFalse();
    assertThat(calendar.between(london("2023-02-28T00:00"), london("2023-03-02T00:00")))
        .isEqualTo(ofHours(16));
    assertThat(calendar.between(london("2024-02-28T00:00"), london("2024-03-02T00:00")))
        .isEqualTo(ofHours(16));
  }

  @Test
  void aCalendarThatIsAlwaysOpenCountsElapsedTime() {
    CoverageCalendar always = CoverageCalendar.always("always", ZoneId.of(LONDON));
    Instant start = Instant.parse("1900-01-01T00:00:00Z");
    Instant end = Instant.parse("2200-12-31T23:59:59.999999999Z");
    assertThat(always.between(start, end)).isEqualTo(Duration.between(start, end));
    assertThat(always.between(end, start)).isEqualTo(Duration.between(end, start));
    assertThat(always.add(start, ofDays(18_250))).isEqualTo(start.plus(ofDays(18_250)));
    assertThat(always.nextClose(start)).isEqualTo(Instant.MAX);
    assertThat(always.nextOpen(start)).isEqualTo(start);
  }

  @Test
  void coverageThatIsNeverReachedIsAClearError() {
    CoverageCalendar once =
        calendar(
            new CalendarVersion(
                LocalDate.MIN,
                ZoneId.of(LONDON),
                Map.of(),
                Map.of(LocalDate.of(2024, 6, 7), Span.parseAll("09:00-12:00")),
                Holidays.none()));
    Instant start = london("2024-06-01T00:00");
    assertThat(once.add(start, ofHours(3))).isEqualTo(london("2024-06-07T12:00"));
    assertThatThrownBy(() -> once.add(start, ofHours(4)))
        .isInstanceOf(CoverageException.class)
        .hasMessage("calendar test has less than PT4H of coverage after 2024-05-31T23:00:00Z");
    assertThatThrownBy(() -> once.add(start, ofMinutes(-1)))
        .isInstanceOf(CoverageException.class)
        .hasMessageContaining("coverage before");
    assertThat(once.nextOpen(london("2024-06-07T12:00"))).isEqualTo(Instant.MAX);
    assertThatThrownBy(() -> once.endOfBusinessDay(start, 2))
        .isInstanceOf(CoverageException.class)
        .hasMessageContaining("no further business day");
  }

  @Test
  void yearsThatNoCalendarKnowsAreAClearError() {
    assertThatThrownBy(() -> office.isOpen(Instant.MAX))
        .isInstanceOf(CoverageException.class)
        .hasMessageContaining("knows the years 1800 to 2250");
    assertThatThrownBy(() -> office.isBusinessDay(LocalDate.MIN))
        .isInstanceOf(CoverageException.class);
    assertThatThrownBy(() -> office.add(london("2024-06-07T16:00"), ofHours(Integer.MAX_VALUE)))
        .isInstanceOf(CoverageException.class);
    assertThatThrownBy(
            () -> office.add(london("2024-06-07T16:00"), Duration.ofSeconds(Long.MIN_VALUE)))
        .isInstanceOf(CoverageException.class);
  }

  @Test
  void hoursBeforeTheFirstDayOfAVersionStayAsTheyWere() {
    CoverageCalendar calendar =
        calendar(
            CalendarVersion.of(ZoneId.of(LONDON), weekdays("09:00-17:00"), Holidays.none()),
            new CalendarVersion(
                LocalDate.of(2024, 6, 11),
                ZoneId.of(LONDON),
                weekdays("08:00-20:00"),
                Map.of(),
                Holidays.none()));
    assertThat(calendar.between(london("2024-06-10T00:00"), london("2024-06-11T00:00")))
        .isEqualTo(ofHours(8));
    assertThat(calendar.between(london("2024-06-11T00:00"), london("2024-06-12T00:00")))
        .isEqualTo(ofHours(12));
    assertThat(calendar.between(london("2024-05-01T00:00"), london("2024-06-11T00:00")))
        .isEqualTo(office.between(london("2024-05-01T00:00"), london("2024-06-11T00:00")));
  }

  @Test
  void anOvernightSpanOfTheOldVersionIsFinishedUnderTheNew() {
    CoverageCalendar calendar =
        calendar(
            CalendarVersion.of(ZoneId.of(LONDON), weekdays("22:00-06:00"), Holidays.none()),
            new CalendarVersion(
                LocalDate.of(2024, 6, 11),
                ZoneId.of(LONDON),
                weekdays("05:00-12:00"),
                Map.of(),
                Holidays.none()));
    assertThat(calendar.nextClose(london("2024-06-10T23:00")))
        .isEqualTo(london("2024-06-11T12:00"));
    assertThat(calendar.between(london("2024-06-10T12:00"), london("2024-06-11T13:00")))
        .isEqualTo(ofHours(14));
  }

  @Test
  void aChangeOfZoneCountsNoInstantTwice() {
    CoverageCalendar calendar =
        calendar(
            CalendarVersion.of(
                ZoneId.of("America/New_York"), CalendarVersion.roundTheClock(), Holidays.none()),
            new CalendarVersion(
                LocalDate.of(2024, 6, 11),
                ZoneId.of("Asia/Tokyo"),
                CalendarVersion.roundTheClock(),
                Map.of(),
                Holidays.none()));
    Instant from = Instant.parse("2024-06-09T00:00:00Z");
    assertThat(calendar.between(from, from.plus(ofDays(4)))).isEqualTo(ofDays(4));
    assertThat(calendar.zone(LocalDate.of(2024, 6, 10))).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(calendar.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }
}
