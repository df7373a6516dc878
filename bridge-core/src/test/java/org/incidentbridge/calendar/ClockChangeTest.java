package org.incidentbridge.calendar;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.calendar.Hours.calendar;
import static org.incidentbridge.calendar.Hours.daily;
import static org.incidentbridge.calendar.Hours.london;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Coverage on days on which the clocks change. */
final class ClockChangeTest {
  private static final String LONDON = "Europe/London";

  /** In London clocks went back at 02:00 on 2024-10-27 and forward at 01:00 on 2024-03-31. */
  private static Duration coverage(String hours, String date) {
    CoverageCalendar calendar =
        calendar(LONDON, Hours.on(hours, LocalDate.parse(date).getDayOfWeek()));
    Instant noonBefore = london(LocalDate.parse(date).minusDays(1) + "T12:00");
    return calendar.between(noonBefore, noonBefore.plus(ofDays(3)));
  }

  @Test
  void aDayOfTwentyFiveHoursCountsAllOfThem() {
    assertThat(coverage("00:00-24:00", "2024-10-27")).isEqualTo(ofHours(25));
    assertThat(coverage("00:00-24:00", "2024-03-31")).isEqualTo(ofHours(23));
  }

  @Test
  void anEdgeInAGapMovesForwardByItsLength() {
    CoverageCalendar calendar = calendar(LONDON, daily("01:30-09:00"));
    assertThat(calendar.nextOpen(london("2024-03-31T00:30"))).isEqualTo(london("2024-03-31T02:30"));
    CoverageCalendar early = calendar(LONDON, daily("00:00-01:30"));
    assertThat(early.nextClose(london("2024-03-31T00:30"))).isEqualTo(london("2024-03-31T02:30"));
  }

  @Test
  void aSpanInsideAGapMovesAsAWhole() {
    assertThat(coverage("01:10-01:50", "2024-03-31")).isEqualTo(ofMinutes(40));
  }

  @Test
  void aSpanThatAGapTurnsRoundIsEmpty() {
    assertThat(coverage("01:30-02:15", "2024-03-31")).isEqualTo(Duration.ZERO);
    assertThat(coverage("01:00-02:00", "2024-03-31")).isEqualTo(Duration.ZERO);
  }

  @Test
  void inAnOverlapTheFirstOccurrenceCounts() {
    assertThat(coverage("01:15-01:45", "2024-10-27")).isEqualTo(ofMinutes(30));
    assertThat(coverage("00:30-01:30", "2024-10-27")).isEqualTo(ofHours(1));
    assertThat(coverage("01:30-03:00", "2024-10-27")).isEqualTo(ofMinutes(150));
  }

  @Test
  void spansThatAGapPushesIntoEachOtherCountOnce() {
    assertThat(coverage("00:00-01:30, 02:00-09:00", "2024-03-31")).isEqualTo(ofHours(8));
  }

  @Test
  void aChangeOfHalfAnHourIsExact() {
    CoverageCalendar calendar = calendar("Australia/Lord_Howe", daily("00:00-24:00"));
    Instant midnight = Hours.at("Australia/Lord_Howe", "2024-04-07T00:00");
    assertThat(calendar.endOfBusinessDay(midnight, 0))
        .isEqualTo(midnight.plus(ofMinutes(24 * 60 + 30)));
  }

  @Test
  void aChangeAMinuteAfterMidnightCountsNothingTwice() {
    String zone = "America/St_Johns";
    CoverageCalendar calendar = calendar(zone, daily("00:00-24:00"));
    Instant noon = Hours.at(zone, "2010-11-06T12:00");
    assertThat(calendar.between(noon, noon.plus(ofDays(2)))).isEqualTo(ofDays(2));
    assertThat(calendar.endOfBusinessDay(noon, 0)).isEqualTo(Instant.parse("2010-11-07T02:30:00Z"));
  }

  @Test
  void aDayThatTheZoneSkippedHasNoHours() {
    String zone = "Pacific/Apia";
    CoverageCalendar calendar = calendar(zone, daily("09:00-17:00"));
    assertThat(calendar.isBusinessDay(LocalDate.of(2011, 12, 30))).isFalse();
    assertThat(
            calendar.between(
                Hours.at(zone, "2011-12-29T00:00"), Hours.at(zone, "2012-01-01T00:00")))
        .isEqualTo(ofHours(16));
    assertThat(calendar.endOfBusinessDay(Hours.at(zone, "2011-12-29T10:00"), 1))
        .isEqualTo(Hours.at(zone, "2011-12-31T17:00"));
  }

  @Test
  void anOvernightSpanGoesOverTheSkippedDay() {
    String zone = "Pacific/Apia";
    CoverageCalendar calendar = calendar(zone, daily("22:00-06:00"));
    assertThat(calendar.nextClose(Hours.at(zone, "2011-12-29T23:00")))
        .isEqualTo(Hours.at(zone, "2011-12-31T06:00"));
  }
}
