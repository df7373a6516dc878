package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** Readings that are on their way while the bridge writes to the same ticket. */
class OvertakenReadingTest {

  private final AtomicReference<Runnable> page = new AtomicReference<>(() -> {});
  private final AtomicReference<Runnable> single = new AtomicReference<>(() -> {});

  private record Filed(String id, String mirror) {}

  /** A ticket with a change that waits to be written to its mirror. */
  private Filed changed(World world) {
    String id =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P2")));
    world.settle();
    world.pass(Duration.ofMinutes(5));
    String mirror = world.only(world.eng).ref().id();
    hook(world);
    world.desk.personSets(id, "prio", Value.line("P1"));
    world.readOnly(world.desk);
    return new Filed(id, mirror);
  }

  private static void once(AtomicReference<Runnable> hook) {
    hook.getAndSet(() -> {}).run();
  }

  private void hook(World world) {
    world.dress(
        t ->
            t.id().equals(Desks.ENG)
                ? new MuteTracker(t, () -> once(page), () -> once(single))
                : t);
  }

  /** N7: it shows the ticket as it was before the write, which nobody made so. */
  @Test
  void isNotTakenForAChangeThoughItCannotBeReadAnew() {
    try (World world = new World(Desks.deskToEng())) {
      String mirror = changed(world).mirror();
      world.eng.personComments(mirror, "from eng", Visibility.PUBLIC);
      page.set(
          () -> {
            world.pushOnly(world.eng);
            assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
            world.trouble(world.eng, Accident.REFUSED_CONNECTION);
          });
      world.readOnly(world.eng);
      world.pushOnly(world.desk);
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
      assertThat(texts(world.only(world.desk))).hasSize(1);
    }
  }

  /** N2: the tracker takes the comment for told, since the writes changed nothing that it tells. */
  @Test
  void isReadOnceMoreWithTheNextPullIfAnotherWriteOvertakesTheSecondReadingToo() {
    try (World world = new World(Desks.deskToEng())) {
      Filed filed = changed(world);
      world.eng.personSets(filed.mirror(), "prio", Value.line("P1"));
      world.eng.personSets(filed.mirror(), "tags", Value.names(List.of("fire")));
      world.eng.personComments(filed.mirror(), "from eng", Visibility.PUBLIC);
      page.set(() -> world.pushOnly(world.eng));
      single.set(
          () -> {
            world.desk.personSets(filed.id(), "tags", Value.names(List.of("fire")));
            world.readOnly(world.desk);
            world.pushOnly(world.eng);
            assertThat(world.outbox().pending()).as("nothing waits").isZero();
          });
      world.readOnly(world.eng);
      world.settle();
      assertThat(texts(world.only(world.desk))).singleElement().asString().contains("from eng");
    }
  }
}
