package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N5: a ticket that leaves the covered projects while its first mirror is being made. */
class LetGoEarlyTest {

  private static final Route BUGS = AwayTest.detaching(Share.STANDARD);

  private static String leaving(World world, Accident accident) {
    world.trouble(world.eng, accident);
    String id = AwayTest.file(world);
    world.sync();
    world.desk.personMoves(id, FakeTracker.OUTSIDE);
    world.desk.personSets(id, "summary", Value.line("for the board alone"));
    world.desk.personComments(id, "for the board alone", Visibility.PUBLIC);
    world.pass(Duration.ofHours(1));
    world.sweep();
    world.trouble(world.eng, Accident.NONE);
    world.settle();
    world.sweep();
    world.settle();
    return id;
  }

  @ParameterizedTest
  @EnumSource(Accident.class)
  void isLetGoAndTellsNothingMore(Accident accident) {
    try (World world = new World(Desks.of(BUGS))) {
      String id = leaving(world, accident);

      assertThat(world.eng.all().toString()).doesNotContain("board");

      world.desk.personMoves(id, "HD");
      world.pass(Duration.ofHours(1));
      world.sweep();
      world.settle();
      assertThat(World.texts(world.only(world.eng))).anyMatch(t -> t.contains("board"));
    }
  }

  @Test
  void staysInStepWhereTheRouteThatCoversItSaysSo() {
    Route none = never(BUGS);
    Route follows = Desks.route("follows", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD);
    try (World world = new World(Desks.of(none, follows))) {
      leaving(world, Accident.REFUSED_CONNECTION);

      assertThat(World.show(world.only(world.eng), "summary")).isEqualTo("for the board alone");
    }
  }

  /** What one side is not to be told of any more is not told to others instead. */
  @Test
  void isLetGoByAllWhereOneOfItsRoutesSaysSo() {
    Answers strict = BUGS.terms().answers();
    Route follows = Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD);
    Route detaches = Desks.route("ops", Desks.DESK, Desks.OPS, Share.STANDARD, strict);
    try (World world = new World(Desks.of(follows, detaches))) {
      String id = AwayTest.file(world);
      world.settle();
      world.desk.personMoves(id, FakeTracker.OUTSIDE);
      world.desk.personSets(id, "summary", Value.line("for the board alone"));
      world.pass(Duration.ofHours(1));
      world.sweep();
      world.settle();

      assertThat(world.ops.all()).hasSize(1);
      assertThat(world.eng.all().toString() + world.ops.all()).doesNotContain("board");
    }
  }

  private static Route never(Route route) {
    Condition never = Promises.when("false", v -> false);
    return new Route(route.name(), route.ends(), never, route.create(), route.terms());
  }

  @Test
  void isLetGoWhereAStepAskedForTheMirror() {
    var open =
        new Step(
            Promises.name("open"),
            new Trigger.Holds(),
            Condition.ALWAYS,
            List.of(new Action.OpenTicket(BUGS.name())));
    PolicyInForce small = Promises.policy(open);
    var policy =
        new PolicyInForce(
            small.pack(),
            Set.of(Desks.DESK),
            small.shows(),
            Map.of(),
            small.staff(),
            small.voice());
    try (World world = new World(Desks.of(never(BUGS))).under(policy)) {
      world.sync();
      world.pass(Duration.ofMinutes(1));
      leaving(world, Accident.REFUSED_CONNECTION);

      assertThat(world.eng.all().toString()).doesNotContain("board");
    }
  }

  /** N8: no route has anything to say about it, so it has not been let go. */
  @Test
  void keepsItsPromisesWhereNoRouteCoversIt() {
    World world =
        new World(Desks.of(never(BUGS)))
            .under(Promises.telling(new Templates.Wording(f -> "", f -> ""), Promises.missed()));
    try (world) {
      world.sync();
      world.pass(Duration.ofMinutes(1));
      String id =
          world.desk.personCreates(
              "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P1")));
      world.sync();
      world.desk.personMoves(id, FakeTracker.OUTSIDE);
      world.sweep();
      world.pass(Duration.ofMinutes(61));
      world.sweep();

      assertThat(world.told()).anyMatch(t -> t.startsWith("step missed"));
    }
  }
}
