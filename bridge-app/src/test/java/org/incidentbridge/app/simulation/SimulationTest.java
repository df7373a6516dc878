package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The whole bridge with its real adapters, over many seeds. */
class SimulationTest {

  private static final long SEEDS = Long.getLong("simulation.seeds", 2000);
  private static final long FIRST = Long.getLong("simulation.seed", 1);
  private static final int THREADS = Integer.getInteger("simulation.threads", 2);
  private static final int MOST_TOLD = Integer.getInteger("simulation.failures", 1);

  @Test
  void invariantsHoldWhateverHappens() throws InterruptedException {
    long began = System.nanoTime();
    AtomicLong next = new AtomicLong(FIRST);
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(Thread.ofPlatform().start(() -> work(next, failures)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    long done = Math.min(next.get(), FIRST + SEEDS) - FIRST;
    System.out.printf("simulation: %d seeds, %.1f per second%n", done, done / seconds);
    assertThat(failures.stream().map(f -> f.lines().limit(2).toList()))
        .as("broken invariants, told above")
        .isEmpty();
  }

  /** At once, since a long run may be ended before its end. */
  private static void tell(String told, Queue<String> failures) {
    System.out.println(told);
    failures.add(told);
  }

  private static void work(AtomicLong next, Queue<String> failures) {
    for (long seed = next.getAndIncrement();
        seed < FIRST + SEEDS && failures.size() < MOST_TOLD;
        seed = next.getAndIncrement()) {
      try {
        new Life(seed).live().ifPresent(told -> tell(told, failures));
      } catch (RuntimeException | Error broken) {
        failures.add("seed %d: %s".formatted(seed, broken));
        throw broken;
      }
    }
  }
}
