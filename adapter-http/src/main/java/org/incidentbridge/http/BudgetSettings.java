package org.incidentbridge.http;

import java.time.Duration;
import java.util.List;

/**
 * How hard one tracker may be worked.
 *
 * @param concurrency calls under way at the same time; positive
 * @param longestWait how long a call waits for its limits before it gives up as rate-limited
 * @param longestQueue how long a call waits for another one to finish before it gives up
 * @param limits kept besides what the tracker's own headers say
 */
public record BudgetSettings(
    int concurrency, Duration longestWait, Duration longestQueue, List<RateLimit> limits) {

  /** Eight calls at a time, no limits of our own. */
  public static final BudgetSettings DEFAULT =
      new BudgetSettings(8, Duration.ofSeconds(30), Duration.ofMinutes(10), List.of());

  public BudgetSettings {
    if (concurrency < 1 || longestWait.isNegative() || longestQueue.isNegative()) {
      throw new IllegalArgumentException(
          "concurrency must be at least 1 and waits not negative; got concurrency "
              + concurrency
              + ", waits "
              + longestWait
              + " and "
              + longestQueue);
    }
    limits = List.copyOf(limits);
  }

  /** The same with so many calls at a time. */
  public BudgetSettings concurrency(int calls) {
    return new BudgetSettings(calls, longestWait, longestQueue, limits);
  }

  /** The same with another bound on waiting for limits. */
  public BudgetSettings waitingAtMost(Duration wait) {
    return new BudgetSettings(concurrency, wait, longestQueue, limits);
  }

  /** The same with these limits instead. */
  public BudgetSettings with(RateLimit... others) {
    return new BudgetSettings(concurrency, longestWait, longestQueue, List.of(others));
  }
}
