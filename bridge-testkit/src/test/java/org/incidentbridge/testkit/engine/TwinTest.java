package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.junit.jupiter.api.Test;

/** N2: a ticket that looks as if the bridge had made it is not passed over without a word. */
class TwinTest {

  private static final Bridge CHAIN =
      Desks.of(
          Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD),
          Desks.route("work", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD));

  private static String cloned(World world) {
    world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
    world.settle();
    String clone = world.eng.personClones(world.only(world.eng).ref().id());
    world.eng.personSets(clone, "summary", Value.line("Scanner on fire"));
    world.settle();
    return clone;
  }

  @Test
  void aCloneOfAMirrorIsAProblemUntilItsMarkIsTakenOut() {
    try (World world = new World(CHAIN)) {
      String clone = cloned(world);
      assertThat(world.ops.all()).hasSize(1);
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.ticket().id()).isEqualTo(clone))
          .satisfies(
              p ->
                  assertThat(p.message())
                      .contains("clone", "take the mark out", world.eng.all().getFirst().marker()));

      world.pass(Duration.ofMinutes(1));
      world.eng.personUnmarks(clone);
      world.settle();
      assertThat(world.problems()).isEmpty();
      assertThat(world.ops.all())
          .extracting(t -> show(t, "summary"))
          .containsExactlyInAnyOrder("Printer on fire", "Scanner on fire");
    }
  }

  @Test
  void theProblemGoesWithTheClone() {
    try (World world = new World(CHAIN)) {
      String clone = cloned(world);
      world.eng.personDeletes(clone);
      world.sweep();
      assertThat(world.problems()).isEmpty();
    }
  }

  @Test
  void afterALostStoreTheOlderOneIsTheMirrorAndTheCloneAProblem() {
    try (World before = new World(CHAIN)) {
      String clone = cloned(before);
      try (World world = before.withFreshStore()) {
        world.settle();
        assertThat(world.ops.all()).hasSize(1);
        assertThat(world.desk.all()).hasSize(1);
        assertThat(show(world.only(world.desk), "summary")).isEqualTo("Printer on fire");
        assertThat(world.problems())
            .singleElement()
            .satisfies(p -> assertThat(p.ticket().id()).isEqualTo(clone));
      }
    }
  }
}
