package org.incidentbridge.jira.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.jspecify.annotations.Nullable;

/** What it means that something sent is not there: it may still be on its way. */
final class Doubts {

  private final InstantSource clock;
  private final Duration window;

  // A call may wait for its turn before it goes out, so that its answer is lost long after it
  // began.
  private final Cache<CommandKey, Instant> lost =
      Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

  /**
   * Doubts.
   *
   * @param window how long after it was sent something may arrive
   */
  Doubts(InstantSource clock, Duration window) {
    this.clock = clock;
    this.window = window;
  }

  /** The command's answer was lost now. */
  void begin(CommandKey key) {
    lost.put(key, clock.instant());
  }

  /**
   * What became of a write that cannot be found.
   *
   * @param since when it was sent
   * @param missing what is not where, for people
   */
  Outcome notThere(CommandKey key, Instant since, String missing) {
    @Nullable Instant known = lost.getIfPresent(key);
    Instant begun = known != null && known.isAfter(since) ? known : since;
    Duration left = Duration.between(clock.instant(), begun.plus(window));
    return left.isPositive()
        ? new Outcome.Unknown(
            "%s; it may still be on its way, so that nothing is sent again for %d s"
                .formatted(missing, left.toSeconds() + 1),
            Optional.of(left))
        : new Outcome.NotApplied();
  }
}
