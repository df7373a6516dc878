package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** Removals of copies that a tracker carries out long after nobody waits for its answer. */
class LateRemovalTest {

  /** A copy whose removal was lost on the way, and whose original is open again by now. */
  private static String opened(World world) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
    String comment = world.desk.personComments(id, "hello", Visibility.PUBLIC);
    world.settle();
    String copy = world.only(world.eng).talk().comments().getFirst().id();
    world.trouble(world.eng, Accident.LOST_BEFORE);
    world.desk.personHidesComment(id, comment);
    world.sync();
    assertThat(world.outbox().sent()).isEqualTo(1);
    world.desk.personOpensComment(id, comment);
    world.trouble(world.eng, Accident.NONE);
    world.pass(Duration.ofMinutes(1));
    world.sync();
    assertThat(world.outbox().pending() + world.outbox().sent()).isZero();
    assertThat(World.texts(world.only(world.eng))).hasSize(1);
    return copy;
  }

  private static void arrives(World world, String copy) {
    var target =
        new Command.Target(CommandKey.of("late"), Desks.ENG, world.only(world.eng).ref().id());
    world
        .eng
        .sink()
        .apply(new Command.RemoveComment(target, copy), (t, a) -> InputStream.nullInputStream());
    assertThat(World.texts(world.only(world.eng))).isEmpty();
  }

  /** N2: nobody took it away but the bridge itself. */
  @Test
  void whatGoesSoIsCopiedOnceMore() {
    try (World world = new World(Desks.deskToEng())) {
      String copy = opened(world);
      arrives(world, copy);

      world.settle();

      assertThat(World.texts(world.only(world.eng))).singleElement().asString().contains("hello");
      assertThat(world.held()).isEmpty();
    }
  }

  @Test
  void whatPeopleDeleteWhenThatTimeIsOverStaysAway() {
    try (World world = new World(Desks.deskToEng())) {
      String copy = opened(world);
      world.pass(Duration.ofHours(2));
      world.eng.personDeletesComment(world.only(world.eng).ref().id(), copy);

      world.settle();

      assertThat(World.texts(world.only(world.eng))).isEmpty();
    }
  }
}
