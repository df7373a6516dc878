package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.Value;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.junit.jupiter.api.Test;

/** A reading that the bridge stopped half way was not to the end, and is not said to be. */
final class StoppedReadingTest {

  private final AtomicBoolean stopping = new AtomicBoolean();

  @Test
  void aTrackerCountsAsReadOnceAPullCameToItsEnd() {
    try (World world = new World(Desks.deskToEng())) {
      world.desk.personCreates("HD", Map.of("summary", Value.line("first")));
      world.desk.personCreates("HD", Map.of("summary", Value.line("second")));

      stopping.set(true);
      assertThat(read(world)).as("one page").isEqualTo(1);
      assertThat(isRead(world)).isFalse();

      stopping.set(false);
      assertThat(read(world)).as("the rest").isEqualTo(1);
      assertThat(isRead(world)).isTrue();
    }
  }

  private long read(World world) {
    var member = new Fleet.Member(world.desk, 1, 1);
    var timing = new Pusher.Timing(Backoff.STANDARD, world.clock, new Random(1));
    var fleet = Fleet.of(List.of(member));
    return SyncCycle.create(world.store, Desks.deskToEng(), fleet, timing, stopping::get)
        .run(List.of(Desks.DESK), Puller.PULL, Progress.NONE)
        .pulled();
  }

  private static boolean isRead(World world) {
    return world.store.inTransaction(tables -> tables.health().of(Desks.DESK)).readAt().isPresent();
  }
}
