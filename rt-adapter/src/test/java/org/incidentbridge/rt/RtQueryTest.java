package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.rt.RtQuery.Bound;
import org.junit.jupiter.api.Test;

final class RtQueryTest {

  private static Bound bound(String changed, long highest) {
    return new Bound(Instant.parse(changed), highest, Instant.EPOCH);
  }

  @Test
  void aPullNamesQueuesBoundAndTheLastTicket() {
    Map<String, Bound> since = new TreeMap<>();
    since.put("Bob's", bound("2026-11-22T17:00:00Z", 0));
    since.put("ops-help", bound("2026-11-21T08:00:00Z", 7));

    assertThat(RtQuery.changed(since, ZoneOffset.UTC, 12))
        .isEqualTo(
            "((Queue = 'Bob\\'s' AND LastUpdated >= '2026-11-22 17:00:00')"
                + " OR (Queue = 'ops-help' AND"
                + " (LastUpdated >= '2026-11-21 08:00:00' OR id > 7))) AND id > 12");
  }

  @Test
  void withoutABoundEverythingIsWanted() {
    assertThat(RtQuery.changed(Map.of("a", bound("1969-12-31T23:58:30Z", 7)), ZoneOffset.UTC, 0))
        .isEqualTo("(Queue = 'a') AND id > 0");
  }

  @Test
  void whatIsNewIsNotOlderThanWhatIsWanted() {
    var bound =
        new Bound(Instant.parse("2026-11-22T17:00:00Z"), 7, Instant.parse("2026-11-01T00:00:00Z"));

    assertThat(RtQuery.changed(Map.of("a", bound), ZoneOffset.UTC, 0))
        .isEqualTo(
            "((Queue = 'a' AND (LastUpdated >= '2026-11-22 17:00:00'"
                + " OR (id > 7 AND LastUpdated >= '2026-11-01 00:00:00')))) AND id > 0");
  }

  @Test
  void rowsAreAskedForAfterTheLastOne() {
    assertThat(RtQuery.after(96))
        .isEqualTo("[{\"field\":\"id\",\"operator\":\">\",\"value\":\"96\"}]");
  }
}
