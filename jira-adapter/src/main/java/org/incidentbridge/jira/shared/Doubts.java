package org.incidentbridge.jira.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.incidentbridge.spi.CommandKey;

/** Since when commands are in doubt: a write whose answer was lost may still be on its way. */
final class Doubts {

  private final InstantSource clock;
  private final Duration window;
  private final Cache<CommandKey, Instant> since =
      Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

  /**
   * Doubts.
   *
   * @param window how long something whose answer was lost may still arrive
   */
  Doubts(InstantSource clock, Duration window) {
    this.clock = clock;
    this.window = window;
  }

  /** The command's answer was lost now. */
  void begin(CommandKey key) {
    since.put(key, clock.instant());
  }

  /** Whether whatever was sent must have arrived; the first question starts the clock. */
  boolean over(CommandKey key) {
    Instant now = clock.instant();
    Instant begun = since.get(key, unknown -> now);
    return !now.isBefore(begun.plus(window));
  }

  /** How long something whose answer was lost may still arrive. */
  Duration window() {
    return window;
  }
}
