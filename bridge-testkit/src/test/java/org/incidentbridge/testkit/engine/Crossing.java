package org.incidentbridge.testkit.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.incidentbridge.spi.Threads;

/**
 * Where all threads of a world pass: each is kept back there for as many turns of the others as the
 * seed says. With virtual threads on a single carrier, which change places nowhere else, a seed
 * gives the same interleaving each time.
 */
final class Crossing {

  private static final int KEPT = 400;

  private final Random random;
  private final Deque<String> history = new ArrayDeque<>();
  private long trace;
  private volatile boolean calm;

  Crossing(long seed) {
    this.random = new Random(seed);
  }

  /** Whether a seed gives the same interleaving each time. */
  static boolean replays() {
    return Threads.areVirtual()
        && "1".equals(System.getProperty("jdk.virtualThreadScheduler.parallelism"))
        && "1".equals(System.getProperty("jdk.virtualThreadScheduler.maxPoolSize"))
        && Runtime.version().feature() >= 24;
  }

  /** Lets others go first, as often as drawn. */
  @SuppressWarnings("ThreadPriorityCheck") // the turns are counted, and nothing relies on more
  void pass() {
    for (int turns = turns(); turns > 0; turns--) {
      Thread.yield();
    }
  }

  /** From now on nobody is kept back. */
  void calm() {
    calm = true;
  }

  private synchronized int turns() {
    if (calm) {
      return 0;
    }
    int chance = draw(100);
    if (chance < 55) {
      return 0;
    }
    if (chance < 85) {
      return 1 + draw(4);
    }
    return chance < 98 ? 5 + draw(40) : 100 + draw(300);
  }

  /** A number below the bound. */
  synchronized int draw(int bound) {
    int drawn = random.nextInt(bound);
    trace = trace * 31 + drawn;
    return drawn;
  }

  boolean once(int of) {
    return draw(of) == 0;
  }

  /** Takes note of what happened, for who has to find out why a seed fails. */
  synchronized void note(String what) {
    history.addLast(what);
    if (history.size() > KEPT) {
      history.removeFirst();
    }
  }

  synchronized String history() {
    return String.join("\n", history);
  }

  /** Equal for two runs that drew the same numbers in the same order. */
  synchronized long trace() {
    return trace;
  }
}
