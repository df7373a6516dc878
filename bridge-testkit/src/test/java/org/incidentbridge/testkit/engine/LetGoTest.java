package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When tickets are let go, and what becomes of them concerns the others no more. */
class LetGoTest {

  private static Bridge detaching(Answers.OnDeletion deletion, Answers.OnMerge merge) {
    Answers usual = Answers.STANDARD;
    var answers =
        new Answers(
            deletion,
            merge,
            usual.hiding(),
            Answers.OnMove.DETACH,
            usual.reopening(),
            usual.commentDeletion());
    return Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, answers));
  }

  private static String mirrored(World world) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
    world.settle();
    return id;
  }

  private static void readAnew(World world) {
    world.pass(Duration.ofDays(1));
    world.sweep();
    world.settle();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTicketThatWasLetGoClosesNothingWhenItIsDeletedOrMerged(boolean merged) {
    Bridge closing = detaching(Answers.OnDeletion.CLOSE, Answers.OnMerge.CLOSE);
    try (World world = new World(closing)) {
      String id = mirrored(world);
      world.desk.personMoves(id, FakeTracker.OUTSIDE);
      readAnew(world);
      if (merged) {
        world.desk.personMerges(id, "4711");
      } else {
        world.desk.personDeletes(id);
      }
      readAnew(world);
      assertThat(show(world.only(world.eng), "status")).isEqualTo("Open");
      assertThat(texts(world.only(world.eng)))
          .singleElement()
          .asString()
          .contains("no longer kept in step");
      assertThat(world.told()).anyMatch(l -> l.contains(merged ? "was merged" : "was deleted"));
    }
  }

  /** N3: it is not gone for its incident, which let it go alive. */
  @Test
  void aMirrorThatWasLetGoIsNotMadeAgainWhenItIsDeleted() {
    Bridge recreating = detaching(Answers.OnDeletion.RECREATE, Answers.OnMerge.REMARK);
    try (World world = new World(recreating)) {
      mirrored(world);
      String mirror = world.only(world.eng).ref().id();
      world.eng.personMoves(mirror, FakeTracker.OUTSIDE);
      readAnew(world);
      world.eng.personDeletes(mirror);
      readAnew(world);
      assertThat(world.eng.all()).isEmpty();
    }
  }
}
