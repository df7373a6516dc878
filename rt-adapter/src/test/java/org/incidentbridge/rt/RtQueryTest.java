package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RtQueryTest {

  @Test
  void aPullNamesQueuesBoundAndTheLastTicket() {
    assertThat(
            RtQuery.changed(
                List.of("ops-help", "Bob's"),
                Instant.parse("2026-11-22T17:00:00Z"),
                ZoneOffset.UTC,
                12))
        .isEqualTo(
            "(Queue = 'ops-help' OR Queue = 'Bob\\'s') AND LastUpdated >= '2026-11-22 17:00:00'"
                + " AND id > 12");
  }

  @Test
  void withoutABoundEverythingIsWanted() {
    assertThat(RtQuery.changed(List.of("a"), Instant.EPOCH.minusSeconds(90), ZoneOffset.UTC, 0))
        .isEqualTo("(Queue = 'a') AND id > 0");
  }

  @Test
  void rowsAreAskedForAfterTheLastOne() {
    assertThat(RtQuery.after(96))
        .isEqualTo("[{\"field\":\"id\",\"operator\":\">\",\"value\":\"96\"}]");
  }
}
