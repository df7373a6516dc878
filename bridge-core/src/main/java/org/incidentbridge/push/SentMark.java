package org.incidentbridge.push;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Store;

/**
 * Keeps the time at which an entry was sent true while its call waits for its turn, so that a
 * process that begins after this one was killed knows how long the write may still take effect
 * (N3).
 */
final class SentMark implements Runnable {

  /** Less is not worth a transaction: the windows of doubt are far longer. */
  private static final Duration SLACK = Duration.ofMillis(500);

  private final Store store;
  private final InstantSource clock;
  private final CommandKey key;
  private Instant at;

  /**
   * A mark.
   *
   * @param at what stands in the store
   */
  SentMark(Store store, InstantSource clock, CommandKey key, Instant at) {
    this.store = store;
    this.clock = clock;
    this.key = key;
    this.at = at;
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    if (Duration.between(at, now).abs().compareTo(SLACK) > 0) {
      store.inTransaction(
          tables -> {
            tables.outbox().leaves(key, now);
            return now;
          });
      at = now;
    }
  }
}
