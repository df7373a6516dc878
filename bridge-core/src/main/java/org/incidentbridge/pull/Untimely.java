package org.incidentbridge.pull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;

/**
 * Tickets that were called out while the bridge wrote to them. What was read then gives way to the
 * answer to the write, which may show the ticket as it was before; so they are read once more when
 * the write has ended. Bounded in number and age, and gone with the process: polling finds what is
 * dropped.
 */
final class Untimely {

  /** So many tickets of one tracker may wait; those called out longest ago give way. */
  static final int MOST = 2_000;

  /** A write whose outcome is unknown for longer is the business of polling. */
  static final Duration OLDEST = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<TrackerId, Map<String, Instant>> waiting = new TreeMap<>();

  Untimely(InstantSource clock) {
    this.clock = clock;
  }

  private static final class Bounded extends LinkedHashMap<String, Instant> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
      return size() > MOST;
    }
  }

  /**
   * Has these read once more. To be called in the transaction that found them written to: whoever
   * ends the write asks for them afterwards.
   */
  synchronized void add(Collection<TicketRef> tickets) {
    for (TicketRef ref : tickets) {
      waiting
          .computeIfAbsent(ref.tracker(), id -> new Bounded())
          .putIfAbsent(ref.id(), clock.instant());
    }
  }

  /** Whether any tickets of that tracker wait. */
  synchronized boolean any(TrackerId tracker) {
    return waiting.containsKey(tracker);
  }

  /** Takes away those that are ready by now, so many at most, and drops those that are too old. */
  synchronized List<String> take(TrackerId tracker, int limit, Predicate<TicketRef> ready) {
    Instant oldest = clock.instant().minus(OLDEST);
    List<String> taken = new ArrayList<>();
    Iterator<Map.Entry<String, Instant>> all =
        waiting.getOrDefault(tracker, new Bounded()).entrySet().iterator();
    while (all.hasNext() && taken.size() < limit) {
      Map.Entry<String, Instant> one = all.next();
      boolean over = one.getValue().isBefore(oldest);
      if (!over && ready.test(new TicketRef(tracker, one.getKey()))) {
        taken.add(one.getKey());
        over = true;
      }
      if (over) {
        all.remove();
      }
    }
    waiting.values().removeIf(Map::isEmpty);
    return taken;
  }
}
