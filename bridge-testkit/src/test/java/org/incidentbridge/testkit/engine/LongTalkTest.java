package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.junit.jupiter.api.Test;

/** A ticket with many comments: a decision costs as much as all of them, so there are few. */
class LongTalkTest {

  private static final int COMMENTS = 60;

  private static String talk(World world) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
    world.settle();
    for (int i = 0; i < COMMENTS; i++) {
      world.desk.personComments(id, "It burns " + i, Visibility.PUBLIC);
    }
    world.pass(Duration.ofMinutes(1));
    return id;
  }

  @Test
  void whatManyWritesMadeOfATicketIsDecidedOnOnce() {
    try (World world = new World(Desks.deskToEng())) {
      talk(world);
      SyncCycle process = world.cycle();
      process.read(Desks.DESK, Puller.PULL, Progress.NONE);
      CycleReport report = process.write(Desks.ENG, Progress.NONE);
      assertThat(report.pushed().applied()).isEqualTo(COMMENTS);
      assertThat(report.decided()).isEqualTo(1);
      assertThat(world.inbox()).isZero();
    }
  }

  /** What people do on the other side meanwhile is seen with the writes, and passed on after. */
  @Test
  void aChangeFoundByTheWritesIsPassedOnWithTheLastOfThem() {
    try (World world = new World(Desks.deskToEng())) {
      String id = talk(world);
      world.readOnly(world.desk);
      world.eng.personSets(world.only(world.eng).ref().id(), "prio", Value.line("P1"));
      world.pushOnly(world.eng);
      world.pushOnly(world.desk);
      assertThat(World.show(world.only(world.desk), "prio")).isEqualTo("P1");
      assertThat(world.only(world.desk).ref().id()).isEqualTo(id);
    }
  }

  @Test
  void nothingIsLeftUndecidedWhereAllTrackersAreWrittenToAtOnce() {
    try (World world = new World(Desks.deskToEng())) {
      talk(world);
      String mirror = world.only(world.eng).ref().id();
      for (int i = 0; i < COMMENTS; i++) {
        world.eng.personComments(mirror, "On it " + i, Visibility.PUBLIC);
      }
      List<Fleet.Member> members = new ArrayList<>();
      world.trackers().forEach(t -> members.add(new Fleet.Member(t, 4, 50)));
      var timing = new Pusher.Timing(Backoff.STANDARD, world.clock, new Random(1));
      SyncCycle cycle =
          SyncCycle.create(world.store, Desks.deskToEng(), Fleet.of(members), timing, () -> false);
      CycleReport report = cycle.run(Progress.NONE);
      assertThat(report.pushed().applied()).isEqualTo(2L * COMMENTS);
      assertThat(report.decided()).as("fewer than writes").isLessThan(COMMENTS);
      assertThat(world.inbox()).isZero();
      assertThat(world.outbox().pending()).isZero();
    }
  }
}
