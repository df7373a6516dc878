package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ticket that goes away, comes back and goes away again: the others are told each time. */
class LeavesAgainTest {

  enum Way {
    MOVED {
      @Override
      void turn(FakeTracker desk, String id, boolean away) {
        desk.personMoves(id, away ? FakeTracker.OUTSIDE : "HD");
      }
    },
    HIDDEN {
      @Override
      void turn(FakeTracker desk, String id, boolean away) {
        desk.personHides(id, away);
      }
    },
    PRIVATE {
      @Override
      void turn(FakeTracker desk, String id, boolean away) {
        desk.personRestricts(id, away);
      }
    };

    abstract void turn(FakeTracker desk, String id, boolean away);
  }

  private static final Share ALL =
      new Share(
          Share.Comments.ALL_PUBLIC,
          Share.Comments.ALL_PUBLIC,
          Share.Internal.AS_INTERNAL,
          true,
          false);

  private static Bridge telling() {
    Answers usual = Answers.STANDARD;
    var answers =
        new Answers(
            usual.deletion(),
            usual.merge(),
            Answers.OnHiding.REMARK,
            Answers.OnMove.DETACH,
            usual.reopening(),
            usual.commentDeletion());
    return Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, ALL, answers));
  }

  private static void turn(World world, Way way, String id, boolean away) {
    way.turn(world.desk, id, away);
    world.pass(Duration.ofHours(1));
    world.sweep();
    world.settle();
  }

  private static long told(World world) {
    return World.texts(world.only(world.eng)).stream()
        .filter(t -> t.contains("kept in step"))
        .count();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void isToldEachTime(Way way) {
    try (World world = new World(telling())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
      world.settle();
      for (int times = 1; times <= 3; times++) {
        turn(world, way, id, true);
        assertThat(told(world)).isEqualTo(times);
        turn(world, way, id, false);
      }
    }
  }

  /** Somebody or something that hides and shows it all the time is not answered for ever. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void isToldFiveTimesAndNoMore(Way way) {
    try (World world = new World(telling())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
      world.settle();
      for (int times = 1; times <= 8; times++) {
        turn(world, way, id, true);
        turn(world, way, id, false);
      }

      assertThat(told(world)).isEqualTo(5);
    }
  }

  /** N5: nobody has told the bridge who reads there. */
  @ParameterizedTest
  @EnumSource(Visibility.class)
  void isToldNothingThatWaitedWhileItWasMoved(Visibility visibility) {
    try (World world = new World(telling())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
      world.settle();
      String mirror = world.only(world.eng).ref().id();
      world.desk.personComments(id, "It smells.", visibility);
      world.desk.personAttaches(id, "smell.txt", visibility);
      world.readOnly(world.desk);
      world.eng.personMoves(mirror, FakeTracker.OUTSIDE);
      world.pushOnly(world.eng);
      world.settle();

      assertThat(World.texts(world.only(world.eng))).isEmpty();
      assertThat(world.only(world.eng).talk().attachments()).isEmpty();

      world.eng.personMoves(mirror, "ENG");
      world.pass(Duration.ofHours(1));
      world.sweep();
      world.settle();
      assertThat(World.texts(world.only(world.eng))).hasSize(1);
    }
  }

  /** N5: a word that is changed is a new one. */
  @Test
  void isToldNoOtherWordsThatWaitedWhileItWasMoved() {
    try (World world = new World(telling())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
      String comment = world.desk.personComments(id, "It smells.", Visibility.PUBLIC);
      world.settle();
      String mirror = world.only(world.eng).ref().id();
      world.desk.personEditsComment(id, comment, "It smells of Betty.");
      world.desk.personSets(id, "summary", Value.line("Betty's printer on fire"));
      world.readOnly(world.desk);
      world.eng.personMoves(mirror, FakeTracker.OUTSIDE);
      world.pushOnly(world.eng);
      world.settle();

      assertThat(World.texts(world.only(world.eng))).noneMatch(t -> t.contains("Betty"));
      assertThat(World.show(world.only(world.eng), "summary")).isEqualTo("Printer on fire");

      world.eng.personMoves(mirror, "ENG");
      world.pass(Duration.ofHours(1));
      world.sweep();
      world.settle();
      assertThat(World.texts(world.only(world.eng)))
          .anyMatch(t -> t.contains("It smells of Betty."));
      assertThat(World.show(world.only(world.eng), "summary")).isEqualTo("Betty's printer on fire");
    }
  }
}
