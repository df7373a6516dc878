package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.spi.Threads;
import org.incidentbridge.store.Store;
import org.junit.jupiter.api.Test;

/**
 * The engine as it really runs: all trackers are read, decided on and written to on threads of
 * their own, while people work in them and calls go wrong.
 */
class ParallelSimulationTest {

  /** On free threads only what a thread of the system may bring about is looked for. */
  private static final int SEEDS =
      Integer.getInteger("parallel.seeds", Crossing.replays() ? 16 : 2);

  private static final long FIRST = Long.getLong("parallel.seed", 1);
  private static final int MOST_RED = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void whatHappensAtTheSameTimeLosesDoublesAndShowsNothing() throws InterruptedException {
    System.out.printf(
        "parallel: seeds %d to %d, which %s%n",
        FIRST, FIRST + SEEDS - 1, Crossing.replays() ? "replay" : "do not replay here");
    Map<Long, AssertionError> red = new TreeMap<>();
    for (long seed = FIRST; seed < FIRST + SEEDS && red.size() < MOST_RED; seed++) {
      try {
        run(seed);
      } catch (AssertionError failure) {
        red.put(seed, failure);
      }
    }
    if (!red.isEmpty()) {
      throw new AssertionError(
          "red seeds: %s; here is the first".formatted(red.keySet()),
          red.values().iterator().next());
    }
  }

  @Test
  void aSeedGivesTheSameInterleavingAgain() throws InterruptedException {
    if (Crossing.replays()) {
      assertThat(run(FIRST)).isEqualTo(run(FIRST));
    } else {
      System.out.println("parallel: threads are free here, so that no seed can be replayed");
    }
  }

  private static long run(long seed) throws InterruptedException {
    try (var world = new ParallelWorld(seed)) {
      var failure = new AtomicReference<Throwable>();
      Thread all =
          Threads.start(
              () -> {
                try {
                  live(world);
                } catch (Throwable thrown) {
                  failure.set(thrown);
                }
              });
      boolean ended = all.join(PATIENCE);
      if (!ended || failure.get() != null) {
        throw new AssertionError(
            "seed %d%s: replay with -Dparallel.seeds=1 -Dparallel.seed=%d%n%s%n%s"
                .formatted(
                    seed,
                    ended ? "" : " came to a standstill",
                    seed,
                    world.crossing.history(),
                    Reckoning.show(world.trackers)),
            failure.get());
      }
      return world.crossing.trace();
    }
  }

  private static void live(ParallelWorld world) throws InterruptedException {
    world.live();
    world.settle();
    long writes = world.writes();
    Store store = world.again();
    assertThat(world.sentry.complaints()).isEmpty();
    assertThat(world.writes()).as("N1, N4: a further run writes nothing").isEqualTo(writes);
    new Reckoning(world, store).check();
  }
}
