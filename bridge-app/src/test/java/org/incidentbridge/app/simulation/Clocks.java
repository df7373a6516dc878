package org.incidentbridge.app.simulation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** The clocks of the trackers, each of which may be wrong by minutes. */
final class Clocks {

  private static final int MOST_SECONDS = 900;

  private final InstantSource truth;
  private final Random random;
  private final History history;
  private final TreeMap<String, Duration> wrong = new TreeMap<>();

  Clocks(InstantSource truth, Random random, History history) {
    this.truth = truth;
    this.random = random;
    this.history = history;
  }

  InstantSource of(String side) {
    wrong.put(side, Duration.ZERO);
    return () -> truth.instant().plus(wrong.getOrDefault(side, Duration.ZERO));
  }

  /** An administrator sets the clock of one tracker, never to the right time. */
  void jump() {
    String side = List.copyOf(wrong.keySet()).get(random.nextInt(wrong.size()));
    Duration off = Duration.ofMillis((random.nextInt(2 * MOST_SECONDS) - MOST_SECONDS) * 1000L);
    wrong.put(side, off);
    history.add(() -> "the clock of " + side + " is now wrong by " + off);
  }
}
