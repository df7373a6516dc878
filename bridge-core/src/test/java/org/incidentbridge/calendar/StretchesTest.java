package org.incidentbridge.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.calendar.Hours.calendar;
import static org.incidentbridge.calendar.Hours.london;
import static org.incidentbridge.calendar.Hours.weekdays;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Why a calendar is open or closed. */
final class StretchesTest {
  private static final String LONDON = "Europe/London";
  private static final Holidays CHRISTMAS =
      Holidays.of(
          List.of(
              Holiday.of(LocalDate.of(2024, 12, 25), "Christmas Day"),
              new Holiday(LocalDate.of(2024, 12, 27), "Party", Span.parse("15:00-24:00"))));

  private static List<String> told(CoverageCalendar calendar, String from, String to) {
    return calendar.stretches(london(from), london(to)).stream()
        .map(s -> (s.open() ? "open " : "closed ") + s.from() + " " + s.reason())
        .toList();
  }

  @Test
  void eachStretchHasItsReason() {
    CoverageCalendar calendar = calendar(LONDON, weekdays("09:00-12:00, 13:00-17:00"), CHRISTMAS);
    assertThat(told(calendar, "2024-12-24T16:00", "2024-12-27T18:00"))
        .containsExactly(
            "open 2024-12-24T16:00:00Z Tue 13:00-17:00",
            "closed 2024-12-24T17:00:00Z outside hours",
            "closed 2024-12-25T00:00:00Z holiday Christmas Day",
            "closed 2024-12-26T00:00:00Z outside hours",
            "open 2024-12-26T09:00:00Z Thu 09:00-12:00",
            "closed 2024-12-26T12:00:00Z outside hours",
            "open 2024-12-26T13:00:00Z Thu 13:00-17:00",
            "closed 2024-12-26T17:00:00Z outside hours",
            "open 2024-12-27T09:00:00Z Fri 09:00-12:00",
            "closed 2024-12-27T12:00:00Z outside hours",
            "open 2024-12-27T13:00:00Z Fri 13:00-17:00",
            "closed 2024-12-27T15:00:00Z holiday Party 15:00-24:00");
  }

  @Test
  void aNightThatAHolidayTakesIsClosedForIt() {
    CoverageCalendar calendar = calendar(LONDON, weekdays("22:00-06:00"), CHRISTMAS);
    assertThat(told(calendar, "2024-12-25T21:00", "2024-12-26T22:30"))
        .containsExactly(
            "closed 2024-12-25T21:00:00Z holiday Christmas Day",
            "closed 2024-12-26T06:00:00Z outside hours",
            "open 2024-12-26T22:00:00Z Thu 22:00-06:00");
  }

  @Test
  void specialHoursAndVersionsAreNamed() {
    LocalDate second = LocalDate.of(2025, 1, 1);
    CoverageCalendar calendar =
        calendar(
            new CalendarVersion(
                LocalDate.MIN,
                ZoneId.of(LONDON),
                weekdays("09:00-17:00"),
                Map.of(LocalDate.of(2024, 12, 31), Span.parseAll("09:00-12:00")),
                Holidays.none()),
            CalendarVersion.of(ZoneId.of(LONDON), CalendarVersion.roundTheClock(), Holidays.none())
                .startingOn(second));
    assertThat(told(calendar, "2024-12-31T10:00", "2025-03-01T00:00"))
        .containsExactly(
            "open 2024-12-31T10:00:00Z special hours 2024-12-31 09:00-12:00",
            "closed 2024-12-31T12:00:00Z outside special hours 2024-12-31",
            "open 2025-01-01T00:00:00Z 24x7");
    assertThat(calendar.stretches(london("2024-12-31T10:00"), london("2025-03-01T00:00")))
        .extracting(s -> s.version().map(LocalDate::toString).orElse("first"))
        .containsExactly("first", "first", "2025-01-01");
  }

  @Test
  void reversedAndEmptyIntervalsHaveNone() {
    CoverageCalendar calendar = calendar(LONDON, weekdays("09:00-17:00"));
    assertThat(told(calendar, "2024-12-31T10:00", "2024-12-31T10:00")).isEmpty();
    assertThat(told(calendar, "2024-12-31T10:00", "2024-12-30T10:00")).isEmpty();
  }
}
