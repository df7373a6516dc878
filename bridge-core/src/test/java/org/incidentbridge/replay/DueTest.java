package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.calendar.CalendarDefinition;
import org.incidentbridge.calendar.CalendarVersion;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.Holidays;
import org.incidentbridge.pack.Target;
import org.incidentbridge.replay.ClockReading.Pause;
import org.junit.jupiter.api.Test;

/** Each kind of target. Monday is 2 March 2026. */
final class DueTest {

  private static final CoverageCalendar LATE = Town.weekly("late", Town.UTC, "14:00-20:00");
  private static final CoverageCalendar EARLY = Town.weekly("early", Town.UTC, "05:00-11:00");

  private static String due(Target target, CoverageCalendar calendar, String start) {
    return Due.of(target, calendar, Instant.parse(start), List.of()).orElseThrow().toString();
  }

  @Test
  void coveredTime() {
    Target target = new Target.Within(Duration.ofHours(9));
    assertThat(due(target, Town.OFFICE, "2026-03-06T16:00:00Z")).isEqualTo("2026-03-09T17:00:00Z");
  }

  @Test
  void atOnceIsTheStartAlsoOutsideHours() {
    Target target = new Target.Within(Duration.ZERO);
    assertThat(due(target, Town.OFFICE, "2026-03-07T16:00:00Z")).isEqualTo("2026-03-07T16:00:00Z");
  }

  @Test
  void businessDays() {
    assertThat(due(new Target.BusinessDays(2), Town.OFFICE, "2026-03-06T10:30:00Z"))
        .isEqualTo("2026-03-10T10:30:00Z");
  }

  @Test
  void endOfTheNextBusinessDay() {
    Target target = new Target.EndOfBusinessDay(1);
    assertThat(due(target, Town.OFFICE, "2026-03-06T10:30:00Z")).isEqualTo("2026-03-09T17:00:00Z");
    assertThat(due(target, Town.OFFICE, "2026-03-07T10:30:00Z")).isEqualTo("2026-03-09T17:00:00Z");
  }

  @Test
  void sameDay() {
    Target target = new Target.EndOfBusinessDay(0);
    assertThat(due(target, Town.OFFICE, "2026-03-06T16:59:00Z")).isEqualTo("2026-03-06T17:00:00Z");
    assertThat(due(target, Town.OFFICE, "2026-03-06T17:00:00Z")).isEqualTo("2026-03-09T17:00:00Z");
  }

  /** The office moves from Los Angeles to Tokyo in June: what was due in March stays as it was. */
  @Test
  void aLaterVersionInAnotherZoneMovesNoMorningBeforeIt() {
    CalendarVersion here =
        Town.weekly("c", ZoneId.of("America/Los_Angeles"), "09:00-17:00")
            .definition()
            .versions()
            .getFirst();
    CalendarVersion there =
        CalendarVersion.of(ZoneId.of("Asia/Tokyo"), here.weekly(), Holidays.none())
            .startingOn(LocalDate.of(2026, 6, 1));
    var moved = new CoverageCalendar(new CalendarDefinition("c", List.of(here, there)));
    String noonOnWednesday = "2026-03-04T20:00:00Z";
    String tuesdayMorning = "2026-03-03T18:00:00Z";
    String afterHours = "2026-03-04T02:00:00Z";
    assertThat(due(new Target.MorningOfBusinessDay(1), moved, tuesdayMorning))
        .isEqualTo(noonOnWednesday);
    assertThat(due(new Target.SameDayOrNextMorning(), moved, afterHours))
        .isEqualTo(noonOnWednesday);
    assertThat(due(new Target.SameDayOrNextMorning(), moved, tuesdayMorning))
        .isEqualTo("2026-03-04T01:00:00Z");
    assertThat(due(new Target.MorningOfBusinessDay(1), moved, "2026-06-02T01:00:00Z"))
        .isEqualTo("2026-06-03T03:00:00Z");
  }

  @Test
  void theMorningEndsAtNoonOrWithinTheHoursNearestToIt() {
    Target target = new Target.MorningOfBusinessDay(1);
    String start = "2026-03-06T10:30:00Z";
    assertThat(due(target, Town.OFFICE, start)).isEqualTo("2026-03-09T12:00:00Z");
    assertThat(due(target, LATE, start)).isEqualTo("2026-03-09T14:00:00Z");
    assertThat(due(target, EARLY, start)).isEqualTo("2026-03-09T11:00:00Z");
  }

  @Test
  void c9TheSameDayOrTheMorningOfTheNextWorkingDay() {
    Target target = new Target.SameDayOrNextMorning();
    assertThat(due(target, Town.OFFICE, "2026-03-06T07:00:00Z")).isEqualTo("2026-03-06T17:00:00Z");
    assertThat(due(target, Town.OFFICE, "2026-03-06T16:59:59Z")).isEqualTo("2026-03-06T17:00:00Z");
    assertThat(due(target, Town.OFFICE, "2026-03-06T17:00:00Z")).isEqualTo("2026-03-09T12:00:00Z");
    assertThat(due(target, Town.OFFICE, "2026-03-08T10:00:00Z")).isEqualTo("2026-03-09T12:00:00Z");
  }

  @Test
  void noPromise() {
    Instant start = Instant.parse("2026-03-06T07:00:00Z");
    assertThat(Due.of(new Target.None(), Town.OFFICE, start, List.of())).isEmpty();
  }

  @Test
  void pausesAddUpAndOneAfterTheDueTimeDoesNothing() {
    Target target = new Target.Within(Duration.ofHours(2));
    List<Pause> pauses =
        List.of(
            pause("2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"),
            pause("2026-03-02T11:30:00Z", "2026-03-02T12:00:00Z"),
            pause("2026-03-02T13:00:00Z", "2026-03-02T16:00:00Z"));
    Instant start = Instant.parse("2026-03-02T09:00:00Z");
    assertThat(Due.of(target, Town.OFFICE, start, pauses))
        .contains(Instant.parse("2026-03-02T12:30:00Z"));
  }

  private static Pause pause(String from, String to) {
    return new Pause(Instant.parse(from), Optional.of(Instant.parse(to)), "");
  }
}
