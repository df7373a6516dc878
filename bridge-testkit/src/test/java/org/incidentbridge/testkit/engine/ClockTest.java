package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** N2: a clock that was wrong and is put right keeps nothing waiting. */
class ClockTest {

  private static String file(World world) {
    return world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
  }

  @Test
  void ticketsAreMadeAlthoughTheClockWasPutBackAfterTheStart() {
    try (World world = new World(Desks.deskToEng())) {
      world.pass(Duration.ofDays(2));
      SyncCycle process = world.cycle();
      world.pass(Duration.ofDays(-2));
      file(world);
      process.run(Progress.NONE);
      assertThat(world.eng.all()).hasSize(1);
    }
  }

  @Test
  void whatWasPlannedWhileTheClockWasAheadGoesAtOnce() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.sync();
      world.pass(Duration.ofDays(30));
      world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      world.readOnly(world.desk);
      world.pass(Duration.ofDays(-30));
      world.sync();
      assertThat(World.texts(world.only(world.eng))).hasSize(1);
    }
  }

  /** From then on it counts how long a write may still take effect (N3). */
  @Test
  void aWriteThatLeftAtATimeStillToComeLeftNow() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.sync();
      world.pass(Duration.ofDays(30));
      world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      world.trouble(world.eng, Accident.LOST_BEFORE);
      world.sync();
      assertThat(world.outbox().sent()).isEqualTo(1);
      world.pass(Duration.ofDays(-30));
      world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.forgetful(t) : t);
      world.pushOnly(world.eng);
      Instant now = world.clock.instant();
      List<Outbox.Entry> due =
          world.store.inTransaction(t -> t.outbox().due(Desks.ENG, now.plusSeconds(60), 9));
      assertThat(due).singleElement().satisfies(e -> assertThat(e.sentAt()).contains(now));
    }
  }

  @Test
  void whatFailedWhileTheClockWasAheadIsTriedAgainSoon() {
    for (Accident how : new Accident[] {Accident.RATE_LIMITED, Accident.LOST_BEFORE}) {
      try (World world = new World(Desks.deskToEng())) {
        String id = file(world);
        world.sync();
        world.pass(Duration.ofDays(30));
        world.desk.personComments(id, "It burns", Visibility.PUBLIC);
        world.readOnly(world.desk);
        world.trouble(world.eng, how);
        world.pushOnly(world.eng);
        world.trouble(world.eng, Accident.NONE);
        world.pass(Duration.ofDays(-30));
        world.settle();
        assertThat(World.texts(world.only(world.eng))).as("after %s", how).hasSize(1);
      }
    }
  }
}
