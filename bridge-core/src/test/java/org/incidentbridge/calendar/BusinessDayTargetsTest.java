package org.incidentbridge.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.incidentbridge.calendar.Hours.calendar;
import static org.incidentbridge.calendar.Hours.closed;
import static org.incidentbridge.calendar.Hours.london;
import static org.incidentbridge.calendar.Hours.weekdays;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Targets in business days. 2024-06-07 is a Friday; Monday the 10th is a holiday in some. */
final class BusinessDayTargetsTest {
  private static final String LONDON = "Europe/London";
  private final CoverageCalendar office = calendar(LONDON, weekdays("09:00-13:00, 14:00-17:00"));
  private final CoverageCalendar holiday =
      calendar(LONDON, weekdays("09:00-17:00"), closed("2024-06-10"));

  @Test
  void theSameDayEndsWithItsLastClosing() {
    assertThat(office.endOfBusinessDay(london("2024-06-06T10:00"), 0))
        .isEqualTo(london("2024-06-06T17:00"));
    assertThat(office.endOfBusinessDay(london("2024-06-06T03:00"), 0))
        .isEqualTo(london("2024-06-06T17:00"));
    assertThat(office.endOfBusinessDay(london("2024-06-06T13:30"), 0))
        .isEqualTo(london("2024-06-06T17:00"));
  }

  @Test
  void theSameDayIsTheNextBusinessDayFromClosingOn() {
    assertThat(office.endOfBusinessDay(london("2024-06-07T17:00"), 0))
        .isEqualTo(london("2024-06-10T17:00"));
    assertThat(office.businessDay(london("2024-06-08T12:00"))).isEqualTo(LocalDate.of(2024, 6, 10));
    assertThat(office.businessDay(london("2024-06-07T16:59"))).isEqualTo(LocalDate.of(2024, 6, 7));
  }

  @Test
  void j3TheNextBusinessDayIsTheFirstAfterTheCivilDay() {
    for (String start : new String[] {"2024-06-07T10:00", "2024-06-07T20:00", "2024-06-09T12:00"}) {
      assertThat(office.endOfBusinessDay(london(start), 1)).isEqualTo(london("2024-06-10T17:00"));
      assertThat(holiday.endOfBusinessDay(london(start), 1)).isEqualTo(london("2024-06-11T17:00"));
    }
    assertThat(office.endOfBusinessDay(london("2024-06-10T03:00"), 1))
        .isEqualTo(london("2024-06-11T17:00"));
  }

  @Test
  void c9TheMorningOfTheNextWorkingDayIsItsFirstOpening() {
    assertThat(office.morningOfBusinessDay(london("2024-06-07T20:00"), 1))
        .isEqualTo(london("2024-06-10T09:00"));
    assertThat(holiday.morningOfBusinessDay(london("2024-06-07T10:00"), 2))
        .isEqualTo(london("2024-06-12T09:00"));
  }

  @Test
  void someBusinessDaysLaterItIsTheSameTime() {
    assertThat(office.addBusinessDays(london("2024-06-06T10:30"), 2))
        .isEqualTo(london("2024-06-10T10:30"));
    assertThat(holiday.addBusinessDays(london("2024-06-06T10:30:15"), 2).plusNanos(5))
        .isEqualTo(london("2024-06-11T10:30:15").plusNanos(5));
    Instant weekend = london("2024-06-08T10:30");
    assertThat(office.addBusinessDays(weekend, 0)).isEqualTo(weekend);
  }

  @Test
  void outsideHoursBusinessDaysCountFromTheNextOpening() {
    assertThat(office.addBusinessDays(london("2024-06-08T10:30"), 2))
        .isEqualTo(london("2024-06-12T09:00"));
    assertThat(office.addBusinessDays(london("2024-06-07T18:00"), 2))
        .isEqualTo(london("2024-06-12T09:00"));
    assertThat(office.addBusinessDays(london("2024-06-06T13:30"), 1))
        .isEqualTo(london("2024-06-07T14:00"));
    assertThat(office.addBusinessDays(london("2024-06-06T07:30"), 1))
        .isEqualTo(london("2024-06-07T09:00"));
  }

  @Test
  void aTimeAtWhichTheLaterDayIsClosedMovesIntoIt() {
    CoverageCalendar shortDay =
        calendar(
            new CalendarVersion(
                LocalDate.MIN,
                ZoneId.of(LONDON),
                weekdays("09:00-17:00"),
                Map.of(LocalDate.of(2024, 6, 7), Span.parseAll("10:00-11:00, 12:00-13:00")),
                Holidays.none()));
    assertThat(shortDay.addBusinessDays(london("2024-06-06T09:30"), 1))
        .isEqualTo(london("2024-06-07T10:00"));
    assertThat(shortDay.addBusinessDays(london("2024-06-06T11:30"), 1))
        .isEqualTo(london("2024-06-07T12:00"));
    assertThat(shortDay.addBusinessDays(london("2024-06-06T15:30"), 1))
        .isEqualTo(london("2024-06-07T13:00"));
  }

  @Test
  void anOvernightSpanBelongsToTheEvening() {
    CoverageCalendar night = calendar(LONDON, weekdays("22:00-06:00"));
    assertThat(night.endOfBusinessDay(london("2024-06-08T03:00"), 0))
        .isEqualTo(london("2024-06-08T06:00"));
    assertThat(night.endOfBusinessDay(london("2024-06-07T03:00"), 1))
        .isEqualTo(london("2024-06-08T06:00"));
    assertThat(night.addBusinessDays(london("2024-06-07T03:00"), 1))
        .isEqualTo(london("2024-06-08T03:00"));
  }

  @Test
  void roundTheClockADayEndsAtMidnight() {
    CoverageCalendar always = CoverageCalendar.always("always", ZoneId.of(LONDON));
    assertThat(always.endOfBusinessDay(london("2024-06-07T10:00"), 0))
        .isEqualTo(london("2024-06-08T00:00"));
    assertThat(always.endOfBusinessDay(london("2024-06-08T00:00"), 1))
        .isEqualTo(london("2024-06-10T00:00"));
  }

  @Test
  void businessDaysAreNotCountedBackwards() {
    assertThatThrownBy(() -> office.addBusinessDays(london("2024-06-07T10:00"), -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forwards");
  }
}
