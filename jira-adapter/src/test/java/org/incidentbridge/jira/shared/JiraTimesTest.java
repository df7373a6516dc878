package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JiraTimesTest {

  @ParameterizedTest
  @CsvSource({
    "2021-03-26T10:06:52.302+0800, 2021-03-26T02:06:52.302Z",
    "2021-03-26T10:06:52.302+08:00, 2021-03-26T02:06:52.302Z",
    "2021-03-26T10:06:52+0000, 2021-03-26T10:06:52Z",
    "2021-03-26T10:06:52.302Z, 2021-03-26T10:06:52.302Z",
    "2021-03-26T10:06:52.300-0330, 2021-03-26T13:36:52.300Z"
  })
  void timesAreReadWithAndWithoutColon(String text, Instant expected) {
    assertThat(JiraTimes.read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"yesterday", "2021-03-26", "2021-03-26T10:06:52"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> JiraTimes.read(text)).isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:30:59.999Z, UTC, 2026-03-02 09:30",
    "2026-03-02T09:30:15Z, Asia/Singapore, 2026-03-02 17:30",
    "2026-03-02T23:59:00Z, Asia/Kolkata, 2026-03-03 05:29",
    // The clock goes back at 02:00 EDT, so that 01:30 comes twice: before the first of them.
    "2026-11-01T05:30:00Z, America/New_York, 2026-11-01 00:59",
    "2026-11-01T06:30:00Z, America/New_York, 2026-11-01 00:59",
    "2026-11-01T07:00:00Z, America/New_York, 2026-11-01 02:00"
  })
  void boundsAreMinutesInTheCallersZoneAndNeverTooLate(Instant from, ZoneId zone, String expected) {
    assertThat(JiraTimes.jqlMinute(from, zone)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-28, UTC",
    "2026-05-02, Asia/Tokyo",
    "2026-05-02, America/New_York",
    // Midnight does not come, or comes twice, on these days.
    "2026-04-24, Africa/Cairo",
    "2026-10-25, Atlantic/Azores",
    "2026-11-01, America/Havana"
  })
  void daysGoThereAndBackInEveryZone(String day, ZoneId zone) {
    JiraDays days = JiraDays.in(zone);

    Instant start = days.start(day);

    assertThat(days.day(start)).isEqualTo(day);
    assertThat(days.cut(start)).isEqualTo(start);
    assertThat(days.day(start.minusSeconds(1))).isLessThan(day);
  }

  @Test
  void timesAreWrittenAsJiraReadsThem() {
    assertThat(JiraTimes.write(Instant.parse("2026-03-02T09:30:15.250Z")))
        .isEqualTo("2026-03-02T09:30:15.250Z");
  }
}
