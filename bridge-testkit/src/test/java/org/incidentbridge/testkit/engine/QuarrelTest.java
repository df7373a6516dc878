package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
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
}
