package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Tracker;
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

  /** N2: no pull would read it any sooner than its schedule says. */
  @Test
  void isReadOnceMoreAtOnceIfTheTrackerCalledOut() {
    try (World world = new World(Desks.deskToEng())) {
      String mirror = changed(world).mirror();
      world.eng.personComments(mirror, "from eng", Visibility.PUBLIC);
      single.set(() -> world.pushOnly(world.eng));
      world.cycle().look(Desks.ENG, List.of(mirror), Progress.NONE);
      assertThat(show(world.only(world.eng), "prio")).isEqualTo("P1");
      world.pushOnly(world.desk);
      assertThat(texts(world.only(world.desk))).singleElement().asString().contains("from eng");
      assertThat(show(world.only(world.desk), "prio")).isEqualTo("P1");
    }
  }

  /** N5: what was left of it may say that a waiting comment is internal by now. */
  @Test
  void isNoReadingToTheEndIfItsSecondReadingIsOvertakenToo() {
    try (World world = new World(Desks.deskToEng())) {
      String busy = world.desk.personCreates("HD", Map.of("summary", Value.line("Busy")));
      world.settle();
      String mirror = world.only(world.eng).ref().id();
      String quiet = world.desk.personCreates("HD", Map.of("summary", Value.line("Quiet")));
      world.settle();
      hide(world, quiet, waitingComment(world, quiet), busy);
      world.eng.personComments(mirror, "one", Visibility.PUBLIC);
      SyncCycle process = deskPageByPage(world);
      process.read(Desks.ENG, Puller.PULL, Progress.NONE);
      page.set(() -> process.write(Desks.DESK, Progress.NONE));
      single.set(
          () -> {
            world.eng.personComments(mirror, "two", Visibility.PUBLIC);
            process.read(Desks.ENG, Puller.PULL, Progress.NONE);
            process.write(Desks.DESK, Progress.NONE);
          });

      process.read(Desks.DESK, Puller.PULL, Progress.NONE);
      process.write(Desks.ENG, Progress.NONE);
      assertThat(publicTexts(world)).noneMatch(t -> t.contains("1234"));
      assertThat(world.store.inTransaction(t -> t.health().of(Desks.DESK)).readAt())
          .hasValueSatisfying(at -> assertThat(at).isBefore(world.clock.instant()));

      process.read(Desks.DESK, Puller.PULL, Progress.NONE);
      process.write(Desks.ENG, Progress.NONE);
      world.settle();
      assertThat(publicTexts(world)).noneMatch(t -> t.contains("1234"));
      assertThat(world.outbox().pending()).as("nothing waits").isZero();
    }
  }

  /** A comment that waits for eng, which is down. */
  private static String waitingComment(World world, String id) {
    world.trouble(world.eng, Accident.REFUSED_CONNECTION);
    String comment = world.desk.personComments(id, "the password is 1234", Visibility.PUBLIC);
    world.sync();
    assertThat(world.outbox().pending()).isEqualTo(1);
    return comment;
  }

  /** Hides a comment while the bridge is stopped, after the change of another ticket. */
  private static void hide(World world, String id, String comment, String first) {
    world.pass(Duration.ofDays(1));
    world.desk.personSets(first, "tags", Value.names(List.of("x")));
    world.desk.personHidesComment(id, comment);
    world.trouble(world.eng, Accident.NONE);
  }

  private SyncCycle deskPageByPage(World world) {
    Tracker desk = new MuteTracker(world.desk, () -> once(page), () -> once(single));
    var members = List.of(new Fleet.Member(desk, 4, 1), new Fleet.Member(world.eng, 4, 50));
    var timing = new Pusher.Timing(Backoff.STANDARD, world.clock, new Random(1));
    return SyncCycle.sequential(world.store, Desks.deskToEng(), Fleet.of(members), timing);
  }

  private static List<String> publicTexts(World world) {
    return world.eng.all().stream()
        .flatMap(t -> t.talk().comments().stream())
        .filter(c -> c.visibility() == Visibility.PUBLIC)
        .map(c -> c.body().plainText())
        .toList();
  }
}
