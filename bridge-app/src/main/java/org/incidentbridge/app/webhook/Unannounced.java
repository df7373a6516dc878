package org.incidentbridge.app.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot.Stamp;

/**
 * Notices changes that polling found and that no tracker called out, by which a dead webhook shows.
 * A call may come after the change was found. Safe for use by many threads; never waits.
 */
final class Unannounced {

  /**
   * Most calls come within half a minute, those of Jira's bulk changes within a quarter of an hour.
   */
  static final Duration GRACE = Duration.ofMinutes(16);

  /** How far a tracker's clock may be behind or ahead. */
  static final Duration SKEW = Duration.ofMinutes(1);

  private static final int REMEMBERED = 20_000;

  private final Instant since;
  private final Map<TicketRef, Instant> called = bounded();
  private final Map<TicketRef, Instant> found = bounded();
  private final Map<TrackerId, Counts> counts = new TreeMap<>();

  /**
   * @param since when listening began; what was changed before is not missed
   */
  Unannounced(Set<TrackerId> callers, Instant since) {
    this.since = since;
    callers.forEach(id -> counts.put(id, Counts.NONE));
  }

  /**
   * What came since the last time.
   *
   * @param heard changes that were called out
   * @param missed changes that were not
   */
  record Counts(long heard, long missed) {

    static final Counts NONE = new Counts(0, 0);

    Counts plus(long moreHeard, long moreMissed) {
      return new Counts(heard + moreHeard, missed + moreMissed);
    }
  }

  private static Map<TicketRef, Instant> bounded() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<TicketRef, Instant> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  /** A tracker called out that these changed. */
  synchronized void called(TrackerId tracker, Set<String> tickets, Instant now) {
    for (String id : tickets) {
      TicketRef ref = new TicketRef(tracker, id);
      called.put(ref, now);
      found.remove(ref);
    }
    counts.computeIfPresent(tracker, (id, before) -> before.plus(tickets.size(), 0));
  }

  /** Polling found a change. */
  synchronized void found(Sighting sighting, Instant now) {
    TicketRef ref = sighting.ref();
    if (sighting instanceof Sighting.Seen seen && counts.containsKey(ref.tracker())) {
      Stamp stamp = seen.ticket().head().stamp();
      boolean missing = stamp.updatedAt().isAfter(since.plus(SKEW)) && !isCalled(ref, stamp);
      if (missing) {
        found.putIfAbsent(ref, now);
      }
    }
  }

  private boolean isCalled(TicketRef ref, Stamp stamp) {
    Instant last = called.get(ref);
    return last != null && last.isAfter(stamp.updatedAt().minus(SKEW));
  }

  /** What there is to count by now, of trackers of which there is anything; it is counted once. */
  synchronized Map<TrackerId, Counts> count(Instant now) {
    Iterator<Map.Entry<TicketRef, Instant>> waiting = found.entrySet().iterator();
    while (waiting.hasNext()) {
      Map.Entry<TicketRef, Instant> one = waiting.next();
      if (!one.getValue().plus(GRACE).isAfter(now)) {
        counts.computeIfPresent(one.getKey().tracker(), (id, before) -> before.plus(0, 1));
        waiting.remove();
      }
    }
    Map<TrackerId, Counts> due = new TreeMap<>(counts);
    due.values().removeIf(Counts.NONE::equals);
    counts.replaceAll((id, counted) -> Counts.NONE);
    return due;
  }
}
