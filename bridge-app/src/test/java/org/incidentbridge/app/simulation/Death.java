package org.incidentbridge.app.simulation;

import java.util.Random;

/** Decides at which step the bridge's process is killed. A step is a call or a transaction. */
final class Death {

  private static final int NEVER = Integer.MAX_VALUE;
  private final Random random;
  private final History history;
  private int left = NEVER;

  Death(Random random, History history) {
    this.random = random;
    this.history = history;
  }

  /** The process ends at one of its next steps. */
  void planWithin(int steps) {
    left = 1 + random.nextInt(steps);
  }

  void never() {
    left = NEVER;
  }

  /** Whether this step is the last one; the caller picks whether it still takes effect. */
  boolean strikes() {
    if (left == NEVER) {
      return false;
    }
    left--;
    return left <= 0;
  }

  boolean coin() {
    return random.nextBoolean();
  }

  Killed die(String where) {
    left = NEVER;
    history.add(() -> "KILLED " + where);
    return new Killed(where);
  }
}
