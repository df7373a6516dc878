package org.incidentbridge.benchmarks;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param tickets mirrored for CPU and for calls per change
 * @param crowd mirrored against the clock
 * @param linked incidents in the idle cycle
 * @param latency of each answer when mirroring against the clock
 * @param repeats of what is over quickly
 */
public record Scale(int tickets, int crowd, int linked, Duration latency, int repeats) {

  /** What {@code docs/performance.md} quotes. */
  public static final Scale FULL = new Scale(2000, 5000, 100_000, Duration.ofMillis(50), 11);

  /** The same shares of another crowd. */
  Scale of(int percent) {
    return new Scale(
        share(tickets, percent),
        share(crowd, percent),
        share(linked, percent),
        latency,
        Math.max(1, share(repeats, percent)));
  }

  private static int share(int of, int percent) {
    return Math.max(10, (int) ((long) of * percent / 100));
  }
}
