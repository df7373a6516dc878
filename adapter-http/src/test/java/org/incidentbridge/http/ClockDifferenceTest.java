package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClockDifferenceTest {

  private static final Instant SENT = Instant.parse("2026-11-20T10:00:00.100Z");

  @ParameterizedTest
  @CsvSource({
    "'Fri, 20 Nov 2026 10:00:00 GMT',PT0.3S,false",
    "'Fri, 20 Nov 2026 10:01:00 GMT',PT1M0.3S,true",
    "'Fri, 20 Nov 2026 09:50:00 GMT',PT-9M-59.7S,true",
  })
  void comparesTheDateWithTheMiddleOfTheTrip(String date, Duration ahead, boolean exceeds) {
    ClockDifference difference =
        ClockDifference.of(Headers.of("Date", date), SENT, SENT.plusMillis(200)).orElseThrow();

    assertThat(difference.ahead()).isEqualTo(ahead);
    assertThat(difference.error()).isEqualTo(Duration.ofMillis(600));
    assertThat(difference.exceeds(Duration.ofSeconds(2))).isEqualTo(exceeds);
  }

  @Test
  void saysNothingWithoutADate() {
    assertThat(ClockDifference.of(Headers.of(), SENT, SENT)).isEmpty();
    assertThat(ClockDifference.of(Headers.of("Date", "today"), SENT, SENT)).isEmpty();
  }
}
