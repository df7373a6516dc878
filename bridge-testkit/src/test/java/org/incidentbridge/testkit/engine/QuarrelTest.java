package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.store.Ledger;
import org.junit.jupiter.api.Test;

/** Automations of a tracker that set a field again whenever the bridge puts it back. */
class QuarrelTest {

  private static Bridge telling() {
    var all = Share.Comments.ALL_PUBLIC;
    var share = new Share(all, all, Share.Internal.NEVER, true, true);
    return Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, share, Answers.STANDARD));
  }

  private static String mirrored(World world) {
    world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
    world.settle();
    return world.only(world.eng).ref().id();
  }

  private static void insist(World world, String mirror, int times, Duration every) {
    for (int i = 0; i < times; i++) {
      world.pass(every);
      world.eng.personSets(mirror, "summary", Value.line("[auto] A"));
      world.sync();
    }
  }

  private static List<Conflict> conflicts(World world) {
    Incident incident =
        world.store.inTransaction(
            t -> t.incidents().of(world.only(world.desk).ref()).orElseThrow());
    return incident.conflicts();
  }

  /** N4. */
  @Test
  void aChangeThatComesAgainAndAgainIsToldOnceAndLeftToPeople() {
    try (World world = new World(telling())) {
      String mirror = mirrored(world);
      long before = world.writes();
      insist(world, mirror, 60, Duration.ofMinutes(1));
      assertThat(texts(world.only(world.eng))).as("each thing is said once").hasSize(1);
      assertThat(world.writes() - before).as("a remark, and five put back").isEqualTo(6);
      assertThat(conflicts(world))
          .singleElement()
          .satisfies(c -> assertThat(c.field()).isEqualTo(Desks.TITLE))
          .satisfies(c -> assertThat(c.why()).contains("again and again"));
      assertThat(show(world.only(world.desk), "summary")).as("the owner's").isEqualTo("A");
    }
  }

  /** N4: the value differs each time, and the incident is full of other news. */
  @Test
  void anAutomationThatCountsIsLeftToPeopleTooAndRemarkedOnAFewTimes() {
    try (World world = new World(telling())) {
      String mirror = mirrored(world);
      long before = world.writes();
      for (int i = 0; i < 100; i++) {
        world.pass(Duration.ofMinutes(1));
        world.eng.personSets(mirror, "summary", Value.line("A [auto " + i + "]"));
        for (int n = 0; n < 15 && i < 20; n++) {
          chat(world, n);
        }
        world.sync();
      }
      assertThat(texts(world.only(world.eng))).hasSize(3);
      assertThat(world.writes() - before).as("three remarks, and twenty put back").isEqualTo(23);
      assertThat(conflicts(world))
          .singleElement()
          .satisfies(c -> assertThat(c.why()).contains("again and again"));
      assertThat(show(world.only(world.desk), "summary")).as("the owner's").isEqualTo("A");
    }
  }

  /** A line of the ledger. */
  private static void chat(World world, int n) {
    world.store.inTransaction(
        tables -> {
          var ref = world.only(world.desk).ref();
          var text = new Ledger.Text("Something else " + n, "", "");
          var incident = tables.incidents().of(ref).orElseThrow().id();
          tables
              .ledger()
              .add(
                  new Ledger.Line(
                      world.clock.instant(), Ledger.Kind.EVENT, incident, Optional.of(ref), text));
          return incident;
        });
  }

  @Test
  void peopleWhoTryDifferentValuesOnOneDayArePutBackEachTime() {
    try (World world = new World(telling())) {
      String mirror = mirrored(world);
      for (int i = 0; i < 12; i++) {
        world.pass(Duration.ofMinutes(20));
        world.eng.personSets(mirror, "summary", Value.line("Better title " + i));
        world.sync();
      }
      assertThat(conflicts(world)).isEmpty();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("A");
      assertThat(texts(world.only(world.eng))).hasSize(3);
      world.pass(Duration.ofDays(1));
      world.eng.personSets(mirror, "summary", Value.line("A title for today"));
      world.sync();
      assertThat(texts(world.only(world.eng))).as("a new day").hasSize(4);
    }
  }

  @Test
  void whatAPersonThenDecidesCounts() {
    try (World world = new World(telling())) {
      String mirror = mirrored(world);
      insist(world, mirror, 10, Duration.ofMinutes(1));
      Incident incident =
          world.store.inTransaction(
              t -> t.incidents().of(world.only(world.desk).ref()).orElseThrow());
      var rulings = new Rulings(world.store, world.clock);
      assertThat(rulings.take(incident.id(), Desks.TITLE, Desks.ENG)).isTrue();
      world.settle();
      assertThat(show(world.only(world.desk), "summary")).isEqualTo("[auto] A");
      assertThat(conflicts(world)).isEmpty();
    }
  }

  @Test
  void aQuarrelThatEndsByItselfIsNoConflictAnyMore() {
    try (World world = new World(telling())) {
      String mirror = mirrored(world);
      insist(world, mirror, 10, Duration.ofMinutes(1));
      world.eng.personSets(mirror, "summary", Value.line("A"));
      world.settle();
      assertThat(conflicts(world)).isEmpty();
      world.pass(Duration.ofDays(2));
      world.desk.personSets(world.only(world.desk).ref().id(), "summary", Value.line("B"));
      world.settle();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("B");
    }
  }

  @Test
  void aPersonWhoTriesNowAndThenIsPutBackEachTime() {
    try (World world = new World(telling())) {
      String mirror = mirrored(world);
      insist(world, mirror, 10, Duration.ofHours(6));
      assertThat(conflicts(world)).isEmpty();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("A");
    }
  }

  /** One tracker sets it back whenever it is this, the other whenever it is that. */
  private static void undoEachOther(World world, String field, String ours, String theirs) {
    String here = world.only(world.desk).ref().id();
    String there = world.only(world.eng).ref().id();
    for (int i = 0; i < 60; i++) {
      world.pass(Duration.ofMinutes(1));
      if (!show(world.only(world.eng), field).equals(theirs)) {
        world.eng.personSets(there, field, Value.line(theirs));
      } else if (!show(world.only(world.desk), field).equals(ours)) {
        world.desk.personSets(here, field, Value.line(ours));
      }
      world.sync();
    }
  }

  /** N4: the side changed last is the owner, and each is in turn. */
  @Test
  void automationsThatUndoEachOtherAreLeftToPeopleWhoeverChangedLast() {
    try (World world = new World(Desks.deskToEng())) {
      world.desk.personCreates("HD", Map.of("summary", Value.line("A"), "prio", Value.line("P1")));
      world.settle();
      long before = world.writes();
      undoEachOther(world, "prio", "P1", "P2");
      assertThat(world.writes() - before).as("ten, five on each side").isEqualTo(10);
      assertThat(conflicts(world))
          .singleElement()
          .satisfies(c -> assertThat(c.field()).isEqualTo(Desks.PRIORITY))
          .satisfies(c -> assertThat(c.why()).contains("undo each other"));
      List<Ledger.Line> told = world.store.inTransaction(t -> t.ledger().newest(3));
      assertThat(told)
          .filteredOn(l -> l.text().summary().contains("a person has to decide"))
          .singleElement()
          .satisfies(l -> assertThat(l.text().detail().lines()).hasSize(2))
          .satisfies(l -> assertThat(l.text().detail()).contains(": ").doesNotContain("[", "{"));
      Ledger.Line answer =
          world.ledger().stream()
              .filter(l -> l.text().summary().contains("was changed here after"))
              .findFirst()
              .orElseThrow();
      assertThat(answer.text().summary())
          .as("people know tickets by their keys")
          .matches("priority: was changed here after (desk|eng) P-\\d+ had changed it");
    }
  }

  /** N4: what is finished and taken up again is followed whoever owns the status. */
  @Test
  void automationsThatResolveAndReopenInTurnAreLeftToPeople() {
    try (World world = new World(Desks.deskToEng())) {
      world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      world.settle();
      long before = world.writes();
      undoEachOther(world, "status", "Working", "Done");
      assertThat(world.writes() - before).isEqualTo(10);
      assertThat(conflicts(world))
          .singleElement()
          .satisfies(c -> assertThat(c.field()).isEqualTo(Desks.STATUS));
    }
  }

  @Test
  void whatAPersonDecidesBetweenAutomationsCountsUntilTheyDisagreeAgain() {
    try (World world = new World(Desks.deskToEng())) {
      world.desk.personCreates("HD", Map.of("summary", Value.line("A"), "prio", Value.line("P1")));
      world.settle();
      undoEachOther(world, "prio", "P1", "P2");
      Incident incident =
          world.store.inTransaction(
              t -> t.incidents().of(world.only(world.desk).ref()).orElseThrow());
      var rulings = new Rulings(world.store, world.clock);
      assertThat(rulings.take(incident.id(), Desks.PRIORITY, Desks.DESK)).isTrue();
      world.settle();
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
      assertThat(conflicts(world)).isEmpty();
      long before = world.writes();
      undoEachOther(world, "prio", "P1", "P2");
      assertThat(world.writes() - before).as("at once, on the same day").isZero();
      assertThat(conflicts(world)).hasSize(1);
      world.eng.personSets(world.only(world.eng).ref().id(), "prio", Value.line("P1"));
      world.settle();
      assertThat(conflicts(world)).as("both sides agree").isEmpty();
      world.pass(Duration.ofDays(2));
      undoEachOther(world, "prio", "P1", "P2");
      assertThat(world.writes() - before).as("a new day").isEqualTo(10);
    }
  }

  /** A set has no owner: what one automation adds, another one takes away. */
  @Test
  void automationsThatAddAndRemoveALabelInTurnAreLeftToPeople() {
    try (World world = new World(Desks.deskToEng())) {
      world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      world.settle();
      String here = world.only(world.desk).ref().id();
      String there = world.only(world.eng).ref().id();
      long before = world.writes();
      for (int i = 0; i < 60; i++) {
        world.pass(Duration.ofMinutes(1));
        if (show(world.only(world.eng), "tags").isEmpty()) {
          world.eng.personSets(there, "tags", Value.names(List.of("auto")));
        } else if (!show(world.only(world.desk), "tags").isEmpty()) {
          world.desk.personSets(here, "tags", Value.names(List.of()));
        }
        world.sync();
      }
      assertThat(world.writes() - before).isBetween(5L, 11L);
      assertThat(conflicts(world)).hasSize(1);
    }
  }

  @Test
  void peopleWhoChangeItInTurnAreFollowed() {
    try (World world = new World(Desks.deskToEng())) {
      world.desk.personCreates("HD", Map.of("summary", Value.line("A"), "prio", Value.line("P1")));
      world.settle();
      for (int day = 0; day < 10; day++) {
        world.pass(Duration.ofHours(10));
        world.eng.personSets(world.only(world.eng).ref().id(), "prio", Value.line("P2"));
        world.settle();
        world.pass(Duration.ofHours(10));
        world.desk.personSets(world.only(world.desk).ref().id(), "prio", Value.line("P1"));
        world.settle();
        assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
      }
      assertThat(conflicts(world)).isEmpty();
    }
  }
}
