package org.incidentbridge.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long something took, many times.
 *
 * @param count how often
 * @param median the middle one, of two middle ones the shorter; empty if there is none
 * @param ninetieth that which nine in ten do not exceed; empty if there is none
 */
public record Spread(int count, Optional<Duration> median, Optional<Duration> ninetieth) {

  private static final double MIDDLE = 0.5;
  private static final double MOST = 0.9;

  /** By the nearest rank: each answer is a time that was really taken. */
  public static Spread of(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return new Spread(sorted.size(), rank(sorted, MIDDLE), rank(sorted, MOST));
  }

  private static Optional<Duration> rank(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
  }
}
