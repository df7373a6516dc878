package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.Value;
import org.junit.jupiter.api.Test;

/** N2: who cannot be seen is asked as well, where people are to decide. */
class AskedOutOfSightTest {

  /**
   * Two people wrote, each while the other one's ticket was out of sight, so that the bridge heard
   * one after the other; the ticket of the first is out of sight still.
   */
  private static World heardInTurn() {
    World world = new World(Desks.deskToEng());
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("T")));
    world.settle();
    world.desk.personHides(id, true);
    world.sweep();
    world.eng.personSets(mirror(world), "service", Value.line("web"));
    world.sync();
    world.desk.personSets(id, "service", Value.line("mail"));
    world.eng.personHides(mirror(world), true);
    world.desk.personHides(id, false);
    world.sweep();
    world.sweep();
    return world;
  }

  private static String mirror(World world) {
    return world.only(world.eng).ref().id();
  }

  private static void isSeenAgain(World world) {
    world.eng.personHides(mirror(world), false);
    world.sweep();
    world.settle();
  }

  private static List<Conflict> conflicts(World world) {
    return world.store.inTransaction(
        t -> t.incidents().find(t.incidents().after("", 1).getFirst()).orElseThrow().conflicts());
  }

  private static String onDesk(World world) {
    return show(world.only(world.desk), "service");
  }

  private static String onEng(World world) {
    return show(world.only(world.eng), "service");
  }

  @Test
  void whatATicketSaidBeforeItWentOutOfSightIsNotOverruled() {
    try (World world = heardInTurn()) {
      isSeenAgain(world);

      assertThat(onDesk(world)).isEqualTo("mail");
      assertThat(onEng(world)).isEqualTo("web");
      assertThat(conflicts(world))
          .singleElement()
          .satisfies(c -> assertThat(c.sides().values()).hasSize(2));
    }
  }

  @Test
  void whoeverComesRoundToItEndsTheQuestion() {
    try (World world = heardInTurn()) {
      world.desk.personSets(world.only(world.desk).ref().id(), "service", Value.line("web"));
      world.sweep();

      assertThat(conflicts(world)).isEmpty();
      isSeenAgain(world);
      assertThat(onEng(world)).isEqualTo("web");
    }
  }

  /** Also what is taken back leaves a question, and it shows what stands there now. */
  @Test
  void whatIsTakenBackIsShownAsItIs() {
    try (World world = heardInTurn()) {
      world.desk.personSets(world.only(world.desk).ref().id(), "service", Value.absent());
      world.sweep();
      isSeenAgain(world);

      assertThat(onEng(world)).isEqualTo("web");
      assertThat(conflicts(world))
          .allSatisfy(c -> assertThat(c.sides().values()).doesNotContain(Value.line("mail")));
    }
  }

  @Test
  void nobodyIsAskedForATicketThatIsGoneForGood() {
    try (World world = new World(Desks.deskToEng())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("T")));
      world.settle();
      world.eng.personHides(mirror(world), true);
      world.sweep();
      world.desk.personSets(id, "service", Value.line("mail"));
      world.sync();
      world.eng.personSets(mirror(world), "service", Value.line("web"));
      world.desk.personDeletes(id);
      world.eng.personHides(mirror(world), false);
      world.sweep();
      world.eng.personSets(mirror(world), "prio", Value.line("P1"));
      world.sync();

      assertThat(conflicts(world)).isEmpty();
      assertThat(onEng(world)).isEqualTo("web");
    }
  }
}
