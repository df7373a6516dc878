package org.incidentbridge.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DailyQuietTest {

  private static final DailyQuiet NIGHT = quiet("22:00", "07:00");

  private static DailyQuiet quiet(String from, String to) {
    return new DailyQuiet(LocalTime.parse(from), LocalTime.parse(to), ZoneId.of("Europe/London"));
  }

  private static String next(DailyQuiet quiet, String at) {
    return quiet.nextAllowed(Instant.parse(at)).toString();
  }

  @Test
  void aNightEndsOnTheNextMorning() {
    assertThat(next(NIGHT, "2026-01-10T21:59:59Z")).isEqualTo("2026-01-10T21:59:59Z");
    assertThat(next(NIGHT, "2026-01-10T22:00:00Z")).isEqualTo("2026-01-11T07:00:00Z");
    assertThat(next(NIGHT, "2026-01-11T06:59:59Z")).isEqualTo("2026-01-11T07:00:00Z");
    assertThat(next(NIGHT, "2026-01-11T07:00:00Z")).isEqualTo("2026-01-11T07:00:00Z");
  }

  @Test
  void timesAreThoseOfTheZone() {
    assertThat(next(NIGHT, "2026-07-10T21:00:00Z")).isEqualTo("2026-07-11T06:00:00Z");
  }

  @Test
  void hoursWithinOneDayEndOnThatDay() {
    DailyQuiet noon = quiet("12:00", "13:00");

    assertThat(next(noon, "2026-01-10T12:30:00Z")).isEqualTo("2026-01-10T13:00:00Z");
    assertThat(next(noon, "2026-01-10T13:30:00Z")).isEqualTo("2026-01-10T13:30:00Z");
  }

  @Test
  void anEdgeThatDaylightSavingLeavesOutIsLater() {
    // On 29 March 2026 the clock goes from 01:00 to 02:00, so that 01:30 is 02:30 there.
    assertThat(next(quiet("22:00", "01:30"), "2026-03-29T00:30:00Z"))
        .isEqualTo("2026-03-29T01:30:00Z");
  }

  @Test
  void ofAnEdgeThatDaylightSavingRepeatsTheFirstCounts() {
    // On 25 October 2026 01:00 to 02:00 comes twice; the first 01:30 is at 00:30 UTC.
    assertThat(next(quiet("22:00", "01:30"), "2026-10-25T00:10:00Z"))
        .isEqualTo("2026-10-25T00:30:00Z");
    assertThat(next(quiet("22:00", "01:30"), "2026-10-25T01:10:00Z"))
        .isEqualTo("2026-10-25T01:10:00Z");
  }

  @Test
  void hoursWithoutLengthAreRefused() {
    assertThatThrownBy(() -> quiet("07:00", "07:00")).isInstanceOf(IllegalArgumentException.class);
  }
}
