package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSource;
import org.junit.jupiter.api.Test;

/** A slow walk over all tickets runs beside the ordinary pull of the same tracker. */
class SweepTest {

  @Test
  void aChangeThatIsPulledWhileASweepReadsIsNotLost() throws InterruptedException {
    try (World world = new World(Desks.deskToEng())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("T")));
      world.sync();
      world.pass(Duration.ofMinutes(1));
      beside(world, () -> world.desk.personSets(id, "summary", Value.line("newer")));
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("newer");
    }
  }

  @Test
  void aCommentThatBothReadIsCopiedOnce() throws InterruptedException {
    try (World world = new World(Desks.deskToEng())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("T")));
      world.sync();
      world.pass(Duration.ofMinutes(1));
      world.desk.personComments(id, "once", Visibility.PUBLIC);
      beside(world, () -> {});
      world.settle();
      assertThat(texts(world.only(world.eng))).singleElement().asString().contains("once");
    }
  }

  /** Sweeps the desk; after the sweep has read and before it stores, people act and a pull runs. */
  private static void beside(World world, Runnable people) throws InterruptedException {
    var puller = new Puller(world.store, () -> false);
    var failure = new AtomicReference<Throwable>();
    Thread pull = new Thread(() -> puller.pull(world.desk, Puller.PULL, 50));
    pull.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    Runnable between =
        () -> {
          people.run();
          pull.start();
          while (pull.isAlive() && pull.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
        };
    puller.pull(new SlowSweep(world.desk, between), Puller.SWEEP, 50);
    pull.join();
    assertThat(failure.get()).isNull();
  }

  /** A tracker whose sweeps take so long that something happens before they answer. */
  private record SlowSweep(Tracker inner, Runnable between) implements Dressed {

    @Override
    public TrackerSource source() {
      return new DressedSource(inner.source()) {
        @Override
        public Page sweep(PullRequest request) {
          Page page = super.sweep(request);
          between.run();
          return page;
        }
      };
    }

    @Override
    public void close() {}
  }
}
