package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.junit.jupiter.api.Test;

/** N3 when the store was lost and a name changed, so that marks cannot be told any more. */
class LostNamesTest {

  private static final Bridge RENAMED =
      Desks.of(Desks.route("defects", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD));

  private static void mirrored(World world) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
    world.desk.personComments(id, "It burns", Visibility.PUBLIC);
    world.settle();
    assertThat(World.texts(world.only(world.eng))).hasSize(1);
  }

  @Test
  void nothingIsMadeOnceMoreByARouteWithAnotherNameAndItIsSaidWhatToDo() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        World renamed = world.withBridge(RENAMED);
        long writes = renamed.writes();
        assertThat(renamed.sync().failures())
            .as("a single write anywhere would make the store an old one")
            .containsOnlyKeys(Desks.DESK, Desks.ENG, Desks.OPS)
            .allSatisfy((id, why) -> assertThat(why).contains("eng", "the names they had"));
        renamed.settle();
        assertThat(renamed.writes()).isEqualTo(writes);
        world.settle();
        assertThat(World.texts(world.only(world.eng))).as("with the old name").hasSize(1);
        assertThat(world.sync().failures()).isEmpty();
      }
    }
  }

  /** A store that is in use knows what it made. */
  @Test
  void aRouteIsRenamedFreelyWhileTheStoreIsThere() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      World renamed = before.withBridge(RENAMED);
      renamed.settle();
      assertThat(renamed.sync().failures()).isEmpty();
      assertThat(World.texts(renamed.only(renamed.eng))).hasSize(1);
    }
  }

  @Test
  void ticketsThatAnotherBridgeMadeStopNothing() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      before.desk.personSets(before.only(before.desk).ref().id(), "summary", Value.line("Other"));
      try (World world = before.withFreshStore()) {
        World renamed = world.withBridge(RENAMED);
        assertThat(renamed.sync().failures()).isEmpty();
        assertThat(renamed.eng.all()).hasSize(2);
      }
    }
  }
}
