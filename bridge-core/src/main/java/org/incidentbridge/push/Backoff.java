package org.incidentbridge.push;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * How long to wait before a command is tried again.
 *
 * @param first after the first failure
 * @param most never longer, unless the tracker itself asks for more
 * @param attempts after so many failures a person is asked
 * @param settle before an unknown outcome is looked at again
 */
public record Backoff(Duration first, Duration most, int attempts, Duration settle) {

  public static final Backoff STANDARD =
      new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5), 8, Duration.ofSeconds(30));

  /** A tracker that asks for more is asked again after so long. */
  private static final Duration MOST_ASKED = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 20;

  /** No command waits longer for its next attempt. */
  Duration longest() {
    return Stream.of(most.multipliedBy(2), settle, MOST_ASKED).max(naturalOrder()).orElseThrow();
  }

  /**
   * Doubles with each attempt and varies by a quarter, but never waits less than the tracker asked.
   *
   * @param attempt how often it has failed, from 1
   */
  public Duration after(int attempt, Optional<Duration> asked, RandomGenerator random) {
    long doublings = Math.min(Math.max(attempt - 1, 0), MOST_DOUBLINGS);
    double grown = (double) first.toMillis() * Math.pow(2, (double) doublings);
    double capped = Math.min(grown, (double) most.toMillis());
    Duration own = Duration.ofMillis((long) (capped * (0.75 + random.nextDouble() / 2)));
    Duration wanted = asked.filter(a -> a.compareTo(own) > 0).orElse(own);
    return wanted.compareTo(longest()) < 0 ? wanted : longest();
  }
}
