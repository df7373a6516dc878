package org.incidentbridge.testkit.sim.jira;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What search knows. A write shows after a random part of the lag, so writes show out of order.
 * Guarded by the site's lock.
 */
final class SearchIndex {

  private final NavigableSet<SearchDoc> byUpdated = new TreeSet<>(SearchDoc.BY_UPDATED);
  private final Map<Long, SearchDoc> byId = new HashMap<>();
  private final Map<Long, Long> newest = new HashMap<>();
  private final PriorityQueue<Pending> pending =
      new PriorityQueue<>(
          Comparator.comparing(Pending::visibleAt).thenComparingLong(Pending::sequence));
  private final Duration lag;
  private final Random random;
  private long sequence;

  SearchIndex(Duration lag, long seed) {
    this.lag = lag;
    this.random = new Random(seed);
  }

  private record Pending(Instant visibleAt, long sequence, long id, @Nullable SearchDoc doc) {}

  void written(StoredIssue issue, Instant now) {
    accept(issue.id, SearchDoc.of(issue), now);
  }

  void removed(StoredIssue issue, Instant now) {
    accept(issue.id, null, now);
  }

  /** Documents in order of their update, from a moment on. */
  NavigableSet<SearchDoc> since(Instant from, Instant now) {
    settle(now);
    SearchDoc edge =
        new SearchDoc(
            Long.MIN_VALUE,
            new SearchDoc.Key("", 0),
            from,
            from,
            new SearchDoc.Facts("", "", "", Map.of()));
    return byUpdated.tailSet(edge, true);
  }

  Optional<SearchDoc> find(long id, Instant now) {
    settle(now);
    return Optional.ofNullable(byId.get(id));
  }

  Collection<SearchDoc> all(Instant now) {
    settle(now);
    return byUpdated;
  }

  private void accept(long id, @Nullable SearchDoc doc, Instant now) {
    Pending write = new Pending(now.plus(delay()), sequence++, id, doc);
    if (lag.isZero()) {
      show(write);
    } else {
      pending.add(write);
    }
  }

  private Duration delay() {
    return lag.isZero() ? lag : Duration.ofMillis(random.nextLong(lag.toMillis()) + 1);
  }

  private void settle(Instant now) {
    while (!pending.isEmpty() && !pending.peek().visibleAt().isAfter(now)) {
      show(pending.remove());
    }
  }

  private void show(Pending write) {
    if (newest.getOrDefault(write.id(), -1L) > write.sequence()) {
      return;
    }
    newest.put(write.id(), write.sequence());
    SearchDoc before = byId.remove(write.id());
    if (before != null) {
      byUpdated.remove(before);
    }
    if (write.doc() != null) {
      byId.put(write.id(), write.doc());
      byUpdated.add(write.doc());
    }
  }
}
