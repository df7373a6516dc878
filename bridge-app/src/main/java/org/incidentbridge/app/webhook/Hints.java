package org.incidentbridge.app.webhook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;

/**
 * Tickets of which trackers called out that they changed, each once however often it was called
 * out. Bounded: where too many wait, their tracker is to be read as a whole instead. Adding never
 * waits.
 */
final class Hints {

  private final int most;
  private final Map<TrackerId, Waiting> waiting = new TreeMap<>();
  private boolean closed;

  /**
   * @param most how many tickets of one tracker may wait
   */
  Hints(Set<TrackerId> trackers, int most) {
    this.most = most;
    trackers.forEach(id -> waiting.put(id, new Waiting()));
  }

  private static final class Waiting {
    private final Set<String> tickets = new LinkedHashSet<>();
    private boolean all;
  }

  /**
   * What to read of a tracker.
   *
   * @param tickets those called out longest ago first; empty if all is to be read
   */
  record Batch(List<String> tickets) {
    Batch {
      tickets = List.copyOf(tickets);
    }

    boolean isAll() {
      return tickets.isEmpty();
    }
  }

  synchronized void add(TrackerId tracker, Set<String> tickets) {
    Waiting now = of(tracker);
    if (!now.all) {
      now.tickets.addAll(tickets);
    }
    if (now.tickets.size() > most) {
      now.all = true;
      now.tickets.clear();
    }
    notifyAll();
  }

  /**
   * Waits for hints of a tracker and takes them away.
   *
   * @param limit how many at once
   * @return empty once this is closed
   */
  synchronized Optional<Batch> next(TrackerId tracker, int limit) throws InterruptedException {
    Waiting now = of(tracker);
    while (!closed && !now.all && now.tickets.isEmpty()) {
      wait();
    }
    return closed ? Optional.empty() : Optional.of(take(now, limit));
  }

  private static Batch take(Waiting now, int limit) {
    if (now.all) {
      now.all = false;
      return new Batch(List.of());
    }
    List<String> first = new ArrayList<>(now.tickets.stream().limit(limit).toList());
    first.forEach(now.tickets::remove);
    return new Batch(first);
  }

  /** Waits until this is closed, at most so long; whether it is. */
  synchronized boolean rest(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; !closed && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    return closed;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private Waiting of(TrackerId tracker) {
    return Optional.ofNullable(waiting.get(tracker)).orElseThrow();
  }
}
