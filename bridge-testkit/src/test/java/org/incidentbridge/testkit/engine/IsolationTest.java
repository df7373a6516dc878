package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** N10 and N6: what is wrong with one ticket stops nothing else, of the same incident neither. */
class IsolationTest {

  private static final Bridge THREE =
      Desks.of(
          Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD),
          Desks.route("work", Desks.DESK, Desks.OPS, Share.STANDARD, Answers.STANDARD));

  private static String file(World world) {
    return world.desk.personCreates(
        "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P2")));
  }

  /** A write to eng is under way with an unknown outcome, and eng can no longer be reached. */
  private static void loseEngInMidWrite(World world, String ticket, Accident how) {
    world.trouble(world.eng, how);
    world.pass(Duration.ofMinutes(1));
    world.desk.personSets(ticket, "prio", Value.line("P1"));
    world.sync();
    assertThat(world.outbox().sent()).isEqualTo(1);
    world.trouble(world.eng, Accident.REFUSED_CONNECTION);
  }

  @Test
  void aTrackerThatDiedInMidWriteHoldsUpNoOtherTicketOfItsIncident() {
    for (Accident how : List.of(Accident.LOST_BEFORE, Accident.LOST_AFTER)) {
      try (World world = new World(THREE)) {
        String id = file(world);
        world.sync();
        loseEngInMidWrite(world, id, how);
        world.pass(Duration.ofMinutes(1));
        world.desk.personSets(id, "prio", Value.line("P3"));
        world.desk.personComments(id, "It burns", Visibility.PUBLIC);
        world.ops.personSets(world.only(world.ops).ref().id(), "status", Value.line("Working"));
        world.sync();
        assertThat(show(world.only(world.ops), "prio")).isEqualTo("P3");
        assertThat(texts(world.only(world.ops))).singleElement().asString().contains("It burns");
        assertThat(show(world.only(world.eng), "prio")).isNotEqualTo("P3");
        world.trouble(world.eng, Accident.NONE);
        world.settle();
        assertThat(show(world.only(world.eng), "prio")).isEqualTo("P3");
        assertThat(texts(world.only(world.eng))).singleElement().asString().contains("It burns");
        assertThat(world.outbox()).isEqualTo(new Outbox.Counts(0, 0, 0));
        assertThat(world.inbox()).isZero();
      }
    }
  }

  @Test
  void whatPeopleDidMeanwhileOnTheDeadTrackerIsNotLost() {
    try (World world = new World(THREE)) {
      String id = file(world);
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      loseEngInMidWrite(world, id, Accident.LOST_AFTER);
      world.pass(Duration.ofMinutes(1));
      world.eng.personSets(mirror, "status", Value.line("Working"));
      world.eng.personComments(mirror, "Looking", Visibility.PUBLIC);
      world.desk.personSets(id, "tags", Value.names(List.of("fire")));
      world.sync();
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Working");
      assertThat(texts(world.only(world.desk))).singleElement().asString().contains("Looking");
      assertThat(texts(world.only(world.ops))).singleElement().asString().contains("Looking");
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("fire");
    }
  }

  @Test
  void aTicketThatCannotBeDecidedOnLeavesNothingHalfStoredAndStopsNoOther() {
    try (World world = new World(Desks.deskToEng())) {
      World brittle = world.withStore(s -> new BrittleStore(s, "Poison"));
      String poison = world.desk.personCreates("HD", Map.of("summary", Value.line("Poison")));
      file(world);
      brittle.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer on fire");
      assertThat((long) world.store.inTransaction(t -> t.incidents().count()))
          .as("incidents, without a half-stored one")
          .isEqualTo(1L);
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.ticket().id()).isEqualTo(poison))
          .satisfies(p -> assertThat(p.message()).contains("stumbled over Poison"));
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(poison, "summary", Value.line("Remedy"));
      brittle.sync();
      assertThat(world.eng.all()).hasSize(2);
      assertThat(world.problems()).isEmpty();
    }
  }

  @Test
  void aWriteThatAlwaysBreaksItsTrackerIsHeldWhicheverComesFirstAndTheTrackerIsWell() {
    for (int place : List.of(0, 1, 2)) {
      try (World world = new World(Desks.deskToEng())) {
        world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.brittle(t, "Poison") : t);
        for (int i = 0; i < 3; i++) {
          String title = i == place ? "Poison" : "Printer";
          world.desk.personCreates("HD", Map.of("summary", Value.line(title)));
        }
        CycleReport first = world.sync();
        assertThat(first.failures()).as("poison at %d", place).isEmpty();
        assertThat(first.pushed().waiting()).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
          world.pass(Duration.ofMinutes(10));
          world.desk.personCreates("HD", Map.of("summary", Value.line("Printer")));
          world.sync();
        }
        assertThat(world.held())
            .singleElement()
            .satisfies(
                e ->
                    assertThat(e.retry().message())
                        .contains("failed 8 times", "only this command fails"));
        assertThat(world.eng.all()).hasSize(12);
      }
    }
  }

  /** The tracker that has a file is down, which is no fault of the one that is written to. */
  @Test
  void aFileThatCannotBeHadHoldsUpNothingElseAndIsCopiedLater() {
    try (World world = new World(THREE)) {
      String id = file(world);
      world.sync();
      world.desk.personAttaches(id, "fire.png", Visibility.PUBLIC);
      world.readOnly(world.desk);
      world.trouble(world.desk, Accident.REFUSED_CONNECTION);
      String mirror = world.only(world.ops).ref().id();
      for (int i = 0; i < 12; i++) {
        world.pass(Duration.ofMinutes(10));
        world.ops.personComments(mirror, "Looking " + i, Visibility.PUBLIC);
        CycleReport report = world.sync();
        assertThat(report.failures()).doesNotContainKeys(Desks.ENG, Desks.OPS);
        assertThat(texts(world.only(world.eng))).hasSize(i + 1);
      }
      assertThat(world.held()).isEmpty();
      world.trouble(world.desk, Accident.NONE);
      world.settle();
      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
    }
  }

  @Test
  void aTrackerThatBreaksAtEveryWriteIsReportedAndNoWriteIsBlamedForIt() {
    try (World world = new World(Desks.deskToEng())) {
      world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.brittle(t, "P2") : t);
      file(world);
      for (int i = 0; i < 12; i++) {
        assertThat(world.sync().failures()).containsOnlyKeys(Desks.ENG);
        world.pass(Duration.ofMinutes(10));
      }
      assertThat(world.held()).isEmpty();
      world.dress(t -> t);
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer on fire");
    }
  }

  /** N10: on a quiet day nothing else goes through that would show whose fault it is. */
  @Test
  void aWriteThatIsAloneAndBreaksItsTrackerIsHeldAfterADay() {
    try (World world = new World(Desks.deskToEng())) {
      world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.brittle(t, "P2") : t);
      file(world);
      for (int hour = 0; hour < 24; hour++) {
        assertThat(world.sync().failures()).as("hour %d", hour).containsOnlyKeys(Desks.ENG);
        world.pass(Duration.ofHours(1));
      }
      assertThat(world.held()).isEmpty();
      for (int hour = 0; hour < 9; hour++) {
        world.pass(Duration.ofHours(1));
        world.sync();
      }
      assertThat(world.sync().failures()).isEmpty();
      assertThat(world.held())
          .singleElement()
          .satisfies(
              e ->
                  assertThat(e.retry().message())
                      .contains("failed 8 times", "fails for a day", "answers 500"));
    }
  }

  /** N10: neither is held for the other's company, and no more than one a day. */
  @Test
  void twoWritesThatBreakTheirTrackerWhileNothingElseIsWrittenAreHeldOneAfterTheOther() {
    try (World world = new World(Desks.deskToEng())) {
      world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.brittle(t, "P2") : t);
      file(world);
      file(world);
      List<Integer> byHour = new ArrayList<>();
      for (int hour = 0; hour < 96; hour++) {
        world.sync();
        byHour.add(world.held().size());
        world.pass(Duration.ofHours(1));
      }
      assertThat(byHour.subList(0, 49)).as("two days").containsOnly(0);
      assertThat(byHour.get(60)).isEqualTo(1);
      assertThat(byHour.subList(49, 73)).as("the third day").doesNotContain(2);
      assertThat(byHour.getLast()).isEqualTo(2);
      assertThat(world.sync().failures()).isEmpty();
    }
  }

  /** Two writes wait: the tracker may take none for the weekend, whoever is at fault. */
  @Test
  void twoWritesThatATrackerTakesOnlyAfterAWeekendAreNotHeld() {
    try (World world = new World(Desks.deskToEng())) {
      world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.brittle(t, "P2") : t);
      file(world);
      file(world);
      for (int hour = 0; hour < 48; hour++) {
        assertThat(world.sync().failures()).containsOnlyKeys(Desks.ENG);
        world.pass(Duration.ofHours(1));
      }
      assertThat(world.held()).isEmpty();
      world.dress(t -> t);
      world.sync();
      assertThat(world.eng.all()).hasSize(2);
    }
  }

  /** A Jira in maintenance over the weekend can be read, and takes no writes. */
  @Test
  void aTrackerThatCanOnlyBeReadForDaysGetsAllItsWritesWhenItIsBack() {
    try (World world = new World(Desks.deskToEng())) {
      for (int i = 0; i < 5; i++) {
        file(world);
      }
      world.sync();
      world.pass(Duration.ofMinutes(1));
      world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.brittle(t, "") : t);
      world
          .desk
          .all()
          .forEach(t -> world.desk.personComments(t.ref().id(), "It burns", Visibility.PUBLIC));
      for (int hour = 0; hour < 60; hour++) {
        world.pass(Duration.ofHours(1));
        assertThat(world.sync().failures()).containsOnlyKeys(Desks.ENG);
      }
      assertThat(world.held()).isEmpty();
      world.dress(t -> t);
      world.pass(Duration.ofHours(1));
      world.sync();
      assertThat(world.eng.all()).allSatisfy(t -> assertThat(texts(t)).hasSize(1));
    }
  }

  @Test
  void aTrackerThatCannotBeReadEitherForDaysGetsAllItsWritesWhenItIsBack() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.sync();
      world.desk.personSets(id, "tags", Value.names(List.of("fire")));
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      for (int hour = 0; hour < 72; hour++) {
        assertThat(world.sync().failures()).containsOnlyKeys(Desks.ENG);
        world.pass(Duration.ofHours(1));
      }
      assertThat(world.held()).isEmpty();
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("fire");
    }
  }

  @Test
  void aTicketThatCannotBeUnderstoodIsReportedAndNotReadAgainUnchanged() {
    try (World world = new World(Desks.deskToEng())) {
      file(world);
      var damaged =
          new Sighting.Unreadable(new TicketRef(Desks.DESK, "77"), "v1", "its date is 'whenever'");
      assertThat(world.receive(damaged)).isTrue();
      assertThat(world.receive(damaged)).as("the same once more").isFalse();
      world.sync();
      assertThat(world.eng.all()).hasSize(1);
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.message()).contains("'whenever'", "retry --all"));
      assertThat(world.receive(new Sighting.Unreadable(damaged.ref(), "v2", "still"))).isTrue();
    }
  }

  /** N5: a copy waits for the decision on what was read last. */
  @Test
  void aCommentThatIsReadAsInternalWhileItsCopyWaitsIsNotSent() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      world.sync();
      world.trouble(world.eng, Accident.RATE_LIMITED);
      String comment =
          world.desk.personComments(id, "The password is on the wall", Visibility.PUBLIC);
      world.sync();
      assertThat(world.outbox().pending()).isEqualTo(1);
      world.desk.personHidesComment(id, comment);
      world.pullOnly(world.desk);
      world.pass(Duration.ofMinutes(10));
      world.trouble(world.eng, Accident.NONE);
      long writes = world.eng.writes();
      world.pushOnly(world.eng);
      world.settle();
      assertThat(texts(world.only(world.eng))).isEmpty();
      assertThat(world.eng.writes()).as("writes, also such as were taken back").isEqualTo(writes);
    }
  }

  /** A number with a huge exponent, written out, has no room in any memory. */
  private record Bursting(Tracker inner, String ticket) implements Dressed {
    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          burst(command);
          return super.apply(command, contents);
        }

        @Override
        public Outcome settle(Command command, Instant since) {
          burst(command);
          return super.settle(command, since);
        }
      };
    }

    private void burst(Command command) {
      if (command.target().ticketId().equals(ticket)) {
        throw new OutOfMemoryError("Java heap space");
      }
    }
  }

  @Test
  void aValueThatBurstsItsAdapterHoldsUpItsOwnWriteAlone() {
    try (World world = new World(Desks.deskToEng())) {
      String bad = file(world);
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.dress(t -> t.id().equals(Desks.ENG) ? new Bursting(t, mirror) : t);
      world.desk.personSets(bad, "prio", Value.line("P1"));
      file(world);
      for (int i = 0; i < 20; i++) {
        world.pass(Duration.ofHours(1));
        world.sync();
      }
      assertThat(world.eng.all()).hasSize(2);
      assertThat(world.held())
          .singleElement()
          .satisfies(e -> assertThat(e.retry().message()).contains("OutOfMemoryError"));
    }
  }
}
