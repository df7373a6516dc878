package org.incidentbridge.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A log tells of forged calls, and is not filled by them. */
class ComplaintsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Complaints complaints = new Complaints();

  @Test
  void theFirstIsToldAndThenHowManyCame() {
    assertThat(complaints.about("eng", "it is forged", NOON))
        .contains("eng: a call was refused: it is forged");
    for (int second = 1; second < 600; second++) {
      assertThat(complaints.about("eng", "it is forged", NOON.plusSeconds(second))).isEmpty();
    }
    assertThat(complaints.about("desk", "it is forged", NOON)).isPresent();
    assertThat(complaints.about("eng", "it is forged", NOON.plus(Duration.ofMinutes(10))))
        .contains("eng: a call was refused: it is forged; 599 more since 2026-11-22 12:00:00");
  }
}
