package org.incidentbridge.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class CivilTimeTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static String text(String at, ZoneId zone) {
    return CivilTime.text(Instant.parse(at), zone);
  }

  @Test
  void aTimeIsThatOfTheClocksThereAndNamesTheZone() {
    assertThat(text("2026-11-02T23:00:00.5Z", NEW_YORK))
        .isEqualTo("2026-11-02 18:00:00 America/New_York");
    assertThat(text("2026-11-02T23:00:00Z", ZoneOffset.UTC)).isEqualTo("2026-11-02 23:00:00 UTC");
    assertThat(text("2026-11-02T23:00:00Z", ZoneId.of("Etc/UTC")))
        .isEqualTo("2026-11-02 23:00:00 UTC");
  }

  @Test
  void aTimeThatTheClocksShowTwiceHasItsOffset() {
    assertThat(text("2026-11-01T05:30:00Z", NEW_YORK))
        .isEqualTo("2026-11-01 01:30:00-04:00 America/New_York");
    assertThat(text("2026-11-01T06:30:00Z", NEW_YORK))
        .isEqualTo("2026-11-01 01:30:00-05:00 America/New_York");
  }
}
