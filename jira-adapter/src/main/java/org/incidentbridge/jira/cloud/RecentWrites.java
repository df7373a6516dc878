package org.incidentbridge.jira.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Issues that the bridge wrote to lately, which a search is asked to show as they are now. */
final class RecentWrites {

  /** What one search takes. */
  private static final int MOST = 50;

  private static final Duration LATELY = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Map<String, Instant> writes = new LinkedHashMap<>();

  RecentWrites(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void wrote(String ticketId) {
    writes.remove(ticketId);
    writes.put(ticketId, clock.instant());
    while (writes.size() > MOST) {
      writes.remove(writes.keySet().iterator().next());
    }
  }

  synchronized List<Long> ids() {
    Instant since = clock.instant().minus(LATELY);
    writes.values().removeIf(at -> at.isBefore(since));
    return writes.keySet().stream()
        .filter(id -> id.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .toList();
  }
}
