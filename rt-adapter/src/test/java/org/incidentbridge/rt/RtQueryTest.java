package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RtQueryTest {

  @Test
  void aPullNamesQueuesBoundAndTheLastTicket() {
    Map<String, Instant> since = new TreeMap<>();
    since.put("Bob's", Instant.parse("2026-11-22T17:00:00Z"));
    since.put("ops-help", Instant.parse("2026-11-21T08:00:00Z"));

    assertThat(RtQuery.changed(since, ZoneOffset.UTC, 12))
        .isEqualTo(
            "((Queue = 'Bob\\'s' AND LastUpdated >= '2026-11-22 17:00:00')"
                + " OR (Queue = 'ops-help' AND LastUpdated >= '2026-11-21 08:00:00')) AND id > 12");
  }

  @Test
  void withoutABoundEverythingIsWanted() {
    assertThat(RtQuery.changed(Map.of("a", Instant.EPOCH.minusSeconds(90)), ZoneOffset.UTC, 0))
        .isEqualTo("(Queue = 'a') AND id > 0");
  }

  @Test
  void rowsAreAskedForAfterTheLastOne() {
    assertThat(RtQuery.after(96))
        .isEqualTo("[{\"field\":\"id\",\"operator\":\">\",\"value\":\"96\"}]");
  }
}
