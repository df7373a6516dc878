package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.spi.Capabilities;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe;
import org.incidentbridge.spi.TrackerSink;
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
  private record SlowSweep(Tracker inner, Runnable between) implements Tracker, TrackerSource {

    @Override
    public Page sweep(PullRequest request) {
      Page page = inner.source().sweep(request);
      between.run();
      return page;
    }

    @Override
    public Page pull(PullRequest request) {
      return inner.source().pull(request);
    }

    @Override
    public Sighting fetch(String ticketId) {
      return inner.source().fetch(ticketId);
    }

    @Override
    public InputStream open(String ticketId, String attachmentId) throws IOException {
      return inner.source().open(ticketId, attachmentId);
    }

    @Override
    public TrackerId id() {
      return inner.id();
    }

    @Override
    public TrackerSource source() {
      return this;
    }

    @Override
    public TrackerSink sink() {
      return inner.sink();
    }

    @Override
    public TrackerProbe probe() {
      return inner.probe();
    }

    @Override
    public Capabilities capabilities() {
      return inner.capabilities();
    }

    @Override
    public long calls() {
      return inner.calls();
    }

    @Override
    public void close() {}
  }
}
