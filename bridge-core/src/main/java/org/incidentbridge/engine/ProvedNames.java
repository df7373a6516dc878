package org.incidentbridge.engine;

import java.util.Optional;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.push.PushReport;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Store;

/** Keeps a store that has never written from writing under names that changed; see LostNames. */
final class ProvedNames {

  private final Store store;
  private final Bridge bridge;
  private volatile boolean proved;

  ProvedNames(Store store, Bridge bridge) {
    this.store = store;
    this.bridge = bridge;
  }

  /** Whether the store has written, so that it knows what it made. */
  boolean areProved() {
    if (!proved) {
      proved = store.inTransaction(LostNames::inUse);
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
        : store
            .inTransaction(
                tables ->
                    bridge.vocabularies().keySet().stream()
                        .sorted()
                        .flatMap(id -> LostNames.problem(tables, bridge, id).stream())
                        .findFirst())
            .map(why -> new TrackerException(TrackerException.Kind.INVALID, why))
            .map(why -> new PushReport(0, 0, 0, 0, Optional.of(why)));
  }
}
