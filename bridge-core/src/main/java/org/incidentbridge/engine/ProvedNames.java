package org.incidentbridge.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.push.PushReport;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Store;

/** Keeps a store that has never written from writing under names that changed; see LostNames. */
final class ProvedNames {

  /** Finding it reads very many tickets, while writes are tried each second. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Store store;
  private final Bridge bridge;
  private final InstantSource clock;
  private volatile boolean proved;
  private volatile Found found = new Found(Instant.EPOCH, Optional.empty());

  ProvedNames(Store store, Bridge bridge, InstantSource clock) {
    this.store = store;
    this.bridge = bridge;
    this.clock = clock;
  }

  private record Found(Instant at, Optional<String> why) {}

  /** Whether the store has written, so that it knows what it made. */
  boolean areProved() {
    if (!proved) {
      proved = store.inTransaction(tables -> LostNames.inUse(tables, bridge));
    }
    return proved;
  }

  /**
   * Why nothing is to be written; empty if it may be. What is wrong with one tracker stops all:
   * once anything was written the store counts as one that knows what it made.
   */
  Optional<PushReport> failure() {
    return areProved()
        ? Optional.empty()
        : problem()
            .map(why -> new TrackerException(TrackerException.Kind.INVALID, why))
            .map(why -> new PushReport(0, 0, 0, 0, Optional.of(why)));
  }

  private Optional<String> problem() {
    Instant now = clock.instant();
    Found last = found;
    if (last.why().isPresent() && Duration.between(last.at(), now).abs().compareTo(PAUSE) < 0) {
      return last.why();
    }
    Optional<String> why =
        store.inTransaction(
            tables ->
                bridge.vocabularies().keySet().stream()
                    .sorted()
                    .flatMap(id -> LostNames.problem(tables, bridge, id).stream())
                    .findFirst());
    found = new Found(now, why);
    return why;
  }
}
