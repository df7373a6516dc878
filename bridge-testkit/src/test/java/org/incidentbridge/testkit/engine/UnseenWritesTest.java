package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** Writes that a tracker takes without showing what the ticket looks like then. */
class UnseenWritesTest {

  private static String file(World world) {
    String id =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P2")));
    world.settle();
    world.dress(t -> t.id().equals(Desks.ENG) ? new MuteTracker(t) : t);
    world.pass(Duration.ofMinutes(5));
    return id;
  }

  private static void raised(World world, String id) {
    world.desk.personSets(id, "prio", Value.line("P1"));
    world.readOnly(world.desk);
    world.pushOnly(world.eng);
    assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
  }

  /** N4, N7: the ticket as it was read before the write says nothing about what people did. */
  @Test
  void aWriteThatCouldNotBeReadBackIsNotTakenForUndone() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      raised(world, id);
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.pass(Duration.ofMinutes(1));
      world.desk.personComments(id, "Any news?", Visibility.PUBLIC);
      world.settle();
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
      long before = world.writes();
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(world.writes() - before).as("the comment, and nothing else").isEqualTo(1);
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
    }
  }

  /** N4, N7. */
  @Test
  void aWriteAfterWhichTheTicketIsHiddenIsNotTakenForUndone() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      raised(world, id);
      world.eng.personHides(world.only(world.eng).ref().id(), true);
      long before = world.writes();
      world.pass(Duration.ofMinutes(1));
      world.desk.personComments(id, "Any news?", Visibility.PUBLIC);
      world.settle();
      world.sweep();
      world.settle();
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
      assertThat(world.writes()).as("nothing can be written to it").isEqualTo(before);
    }
  }

  /** N7: the same for a status, and for labels, which are merged. */
  @Test
  void aStatusAndLabelsThatCouldNotBeReadBackAreNotTakenForUndone() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      String mirror = world.only(world.eng).ref().id();
      world.dress(t -> t.id().equals(Desks.DESK) ? new MuteTracker(t) : t);
      world.eng.personSets(mirror, "status", Value.line("Working"));
      world.eng.personSets(mirror, "tags", Value.names(List.of("paper")));
      world.readOnly(world.eng);
      world.pushOnly(world.desk);
      assertThat(world.only(world.desk).field("tags")).isEqualTo(Value.names(List.of("paper")));
      world.trouble(world.desk, Accident.REFUSED_CONNECTION);
      world.eng.personComments(mirror, "On it", Visibility.PUBLIC);
      world.settle();
      long before = world.writes();
      world.trouble(world.desk, Accident.NONE);
      world.settle();
      assertThat(world.writes() - before).as("the comment, and nothing else").isEqualTo(1);
      assertThat(show(world.only(world.eng), "status")).isEqualTo("Working");
      assertThat(show(world.only(world.desk), "status")).isEqualTo("Working");
      assertThat(world.only(world.eng).field("tags")).isEqualTo(Value.names(List.of("paper")));
      assertThat(world.only(world.desk).field("tags")).isEqualTo(Value.names(List.of("paper")));
      assertThat(world.only(world.desk).ref().id()).isEqualTo(id);
    }
  }

  /** N7: what people set meanwhile still counts. */
  @Test
  void aChangeOfSomebodyAfterAWriteThatCouldNotBeReadBackCounts() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      raised(world, id);
      world.pass(Duration.ofMinutes(1));
      world.eng.personSets(world.only(world.eng).ref().id(), "prio", Value.line("P2"));
      world.settle();
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P2");
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P2");
    }
  }

  /** N2: both sides made the same change, so that the write changes nothing the tracker tells. */
  @Test
  void aReadingThatAWriteOvertookIsReadAnew() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world);
      String mirror = world.only(world.eng).ref().id();
      var hook = new AtomicReference<Runnable>(() -> {});
      world.dress(
          t ->
              t.id().equals(Desks.ENG)
                  ? new MuteTracker(t, () -> hook.getAndSet(() -> {}).run())
                  : t);
      world.desk.personSets(id, "prio", Value.line("P1"));
      world.readOnly(world.desk);
      world.eng.personSets(mirror, "prio", Value.line("P1"));
      world.eng.personComments(mirror, "from eng", Visibility.PUBLIC);
      hook.set(() -> world.pushOnly(world.eng));
      world.readOnly(world.eng);
      world.settle();
      assertThat(World.texts(world.only(world.desk))).hasSize(1);
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
    }
  }
}
