package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.store.Problems;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** Trackers that are taken out of the configuration, and routes that go or get another name. */
class LessConfiguredTest {

  private static Route route(String name, TrackerId to) {
    return Desks.route(name, Desks.DESK, to, Share.STANDARD, Answers.STANDARD);
  }

  private static Bridge without(TrackerId tracker, Route... routes) {
    Bridge all = Desks.of(routes);
    var words = new HashMap<>(all.vocabularies());
    words.remove(tracker);
    return new Bridge(words, Arrays.asList(routes), all.people());
  }

  private static String file(World world) {
    String id =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("A"), "tags", Value.names(List.of("paper"))));
    world.settle();
    world.pass(Duration.ofMinutes(1));
    return id;
  }

  /** N10: what an incident has in other trackers goes on. */
  @Test
  void aTrackerThatIsNoLongerConfiguredDoesNotStopItsIncidents() {
    Route bugs = route("bugs", Desks.ENG);
    try (World before = new World(Desks.of(bugs, route("ops", Desks.OPS)))) {
      String id = file(before);
      String away = before.only(before.ops).ref().id();
      World world = before.withBridge(without(Desks.OPS, bugs)).withTrackers(Desks.DESK, Desks.ENG);
      world.desk.personComments(id, "still there?", Visibility.PUBLIC);
      world.desk.personSets(id, "tags", Value.names(List.of("ink", "paper")));
      world.settle();
      assertThat(texts(world.only(world.eng))).hasSize(1);
      assertThat(world.only(world.eng).field("tags").display()).contains("ink");
      assertThat(texts(world.only(world.ops))).isEmpty();
      assertThat(world.outbox().pending()).as("nothing for the tracker that is gone").isZero();
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.ticket().toString()).contains(away))
          .extracting(Problems.Problem::message)
          .asString()
          .contains("no tracker ops in the configuration", "Configure the tracker again");
      World again = world.withBridge(Desks.of(bugs, route("ops", Desks.OPS)));
      again.settle();
      assertThat(again.problems()).isEmpty();
      assertThat(texts(again.only(again.ops))).as("is caught up").hasSize(1);
    }
  }

  /** N10: the ticket that the incident began with may be the one that is gone. */
  @Test
  void theOriginsTrackerMayBeTheOneThatIsNoLongerConfigured() {
    Route on = Desks.route("on", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD);
    try (World before = new World(Desks.of(route("bugs", Desks.ENG), on))) {
      file(before);
      World world = before.withBridge(without(Desks.DESK, on)).withTrackers(Desks.ENG, Desks.OPS);
      String middle = world.only(world.eng).ref().id();
      world.eng.personComments(middle, "still there?", Visibility.PUBLIC);
      world.eng.personSets(middle, "tags", Value.names(List.of("ink", "paper")));
      world.settle();
      assertThat(texts(world.only(world.ops))).hasSize(1);
      assertThat(world.only(world.ops).field("tags").display()).contains("ink");
      assertThat(texts(world.only(world.desk))).isEmpty();
      assertThat(world.problems()).extracting(Problems.Problem::topic).containsOnly("route");
    }
  }

  /** N2, N3: the only route that leads the same way is the one that got another name. */
  @Test
  void theMirrorsOfARouteThatGotAnotherNameFollowIt() {
    try (World before = new World(Desks.deskToEng())) {
      String id = file(before);
      World world = before.withBridge(Desks.of(route("defects", Desks.ENG)));
      world.desk.personComments(id, "hello", Visibility.PUBLIC);
      world.desk.personSets(id, "summary", Value.line("B"));
      world.settle();
      assertThat(texts(world.only(world.eng))).hasSize(1);
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("B");
      assertThat(world.problems()).isEmpty();
      List<String> ledger =
          world.store.inTransaction(
              t -> t.ledger().newest(20).stream().map(l -> l.text().summary()).toList());
      assertThat(ledger)
          .containsOnlyOnce("belongs to route defects from now on: bugs is not configured");
    }
  }

  /** N3: what the old name made, or may have made, is not made again under the new one. */
  @Test
  void aCreateOfUnknownOutcomeIsNotMadeAgainUnderTheNewNameOfItsRoute() {
    try (World before = new World(Desks.deskToEng())) {
      before.sync();
      before.trouble(before.eng, Accident.LOST_AFTER);
      before.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      before.sync();
      assertThat(before.outbox().sent()).isEqualTo(1);
      World world = before.withBridge(Desks.of(route("defects", Desks.ENG)));
      world.sync();
      before.trouble(before.eng, Accident.NONE);
      world.settle();
      assertThat(world.eng.all()).hasSize(1);
      assertThat(world.outbox().sent()).isZero();
    }
  }

  /** N2: where several routes lead the same way nobody can say which it is. */
  @Test
  void aMirrorWhoseRouteIsGoneIsAProblemThatNamesTheRoutes() {
    try (World before = new World(Desks.deskToEng())) {
      String id = file(before);
      World world =
          before.withBridge(Desks.of(route("defects", Desks.ENG), route("faults", Desks.ENG)));
      world.desk.personSets(id, "summary", Value.line("B"));
      world.settle();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("A");
      assertThat(world.problems())
          .singleElement()
          .extracting(Problems.Problem::message)
          .asString()
          .contains("'bugs', which is not configured", "did you mean 'defects' or 'faults'");
      World mended = world.withBridge(Desks.deskToEng());
      mended.settle();
      assertThat(show(mended.only(mended.eng), "summary")).isEqualTo("B");
      assertThat(mended.problems()).isEmpty();
    }
  }

  private static Share open() {
    return new Share(
        Share.Comments.ALL_PUBLIC,
        Share.Comments.ALL_PUBLIC,
        Share.Internal.AS_INTERNAL,
        true,
        false);
  }

  /** Of a route that makes no mirrors. */
  private static Route idle(Route route) {
    Condition never =
        new Condition() {
          @Override
          public Answer test(Map<String, Object> variables) {
            return new Answer(false, "");
          }

          @Override
          public String text() {
            return "false";
          }
        };
    return new Route(route.name(), route.ends(), never, route.create(), route.terms());
  }

  private static String told(World world) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
    world.desk.personComments(id, "for us alone", Visibility.INTERNAL);
    world.settle();
    assertThat(texts(world.only(world.eng))).isEmpty();
    return id;
  }

  /** N5: what is shared on the other one's terms was not for them. */
  @Test
  void theMirrorsOfARouteThatIsTakenAwayAreNotTakenOverByAnotherOne() {
    Route beside = idle(Desks.route("security", Desks.DESK, Desks.ENG, open(), Answers.STANDARD));
    try (World before = new World(Desks.of(beside, route("bugs", Desks.ENG)))) {
      told(before);
      World world = before.withBridge(Desks.of(beside));
      world.settle();
      assertThat(texts(world.only(world.eng))).isEmpty();
      assertThat(world.problems())
          .singleElement()
          .extracting(Problems.Problem::message)
          .asString()
          .contains("'bugs', which is not configured", "did you mean 'security'");
      World again = world.withBridge(Desks.of(beside, route("bugs", Desks.ENG)));
      again.settle();
      assertThat(again.problems()).isEmpty();
    }
  }

  /** N5: nobody can say which of the two got the new name. */
  @Test
  void ofTwoRoutesThatGoNoneIsTakenForTheOneThatComes() {
    Route beside = idle(Desks.route("security", Desks.DESK, Desks.ENG, open(), Answers.STANDARD));
    try (World before = new World(Desks.of(beside, route("bugs", Desks.ENG)))) {
      told(before);
      Route both = Desks.route("all", Desks.DESK, Desks.ENG, open(), Answers.STANDARD);
      World world = before.withBridge(Desks.of(both));
      world.settle();
      assertThat(texts(world.only(world.eng))).isEmpty();
    }
  }

  /** N5: a route that was taken away and comes back is no new name of another one. */
  @Test
  void aRouteThatComesBackTakesNothingOver() {
    Route beside = idle(Desks.route("security", Desks.DESK, Desks.ENG, open(), Answers.STANDARD));
    try (World before = new World(Desks.of(beside, route("bugs", Desks.ENG)))) {
      told(before);
      before.withBridge(Desks.of(route("bugs", Desks.ENG))).settle();
      World world = before.withBridge(Desks.of(beside));
      world.settle();
      assertThat(texts(world.only(world.eng))).isEmpty();
    }
  }

  /** N2: beside a route that stays, and after a pause. */
  @Test
  void aRouteThatGetsNewNamesOneAfterTheOtherKeepsItsMirrors() {
    Route beside = idle(Desks.route("security", Desks.DESK, Desks.ENG, open(), Answers.STANDARD));
    try (World before = new World(Desks.of(beside, route("bugs", Desks.ENG)))) {
      String id = told(before);
      before.withBridge(Desks.of(beside, route("faults", Desks.ENG))).settle();
      before.withBridge(Desks.of()).settle();
      World world = before.withBridge(Desks.of(route("defects", Desks.ENG), beside));
      world.desk.personSets(id, "summary", Value.line("B"));
      world.settle();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("B");
      assertThat(texts(world.only(world.eng))).isEmpty();
    }
  }

  @Test
  void aConflictOnAFieldThatIsNoLongerSyncedIsOver() {
    Route bugs = route("bugs", Desks.ENG);
    try (World before = new World(Desks.of(bugs))) {
      String id =
          before.desk.personCreates(
              "HD", Map.of("summary", Value.line("A"), "service", Value.line("s")));
      before.settle();
      before.desk.personSets(id, "service", Value.line("s1"));
      before.eng.personSets(before.only(before.eng).ref().id(), "service", Value.line("s2"));
      before.settle();
      assertThat(conflicts(before, id)).hasSize(1);
      var fields = new TreeMap<>(bugs.terms().fields());
      fields.remove(Desks.SERVICE);
      var terms = new Route.Terms(fields, bugs.terms().share(), bugs.terms().answers());
      Route less = new Route(bugs.name(), bugs.ends(), bugs.when(), bugs.create(), terms);

      World paused = before.withBridge(Desks.of());
      paused.settle();
      assertThat(conflicts(paused, id)).hasSize(1);
      World after = before.withBridge(Desks.of(less));
      after.settle();

      assertThat(conflicts(after, id)).isEmpty();
    }
  }

  private static List<Conflict> conflicts(World world, String id) {
    var origin = new TicketRef(Desks.DESK, id);
    return world.store.inTransaction(t -> t.incidents().of(origin)).orElseThrow().conflicts();
  }
}
