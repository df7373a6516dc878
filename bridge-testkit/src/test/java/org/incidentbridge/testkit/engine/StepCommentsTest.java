package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.pack.Voice;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step says on a ticket is said once, also where it has to wait, and tells no secret. */
class StepCommentsTest {

  private static final String SECRET = "the password is 1234";
  private static final Trigger BREACH = new Trigger.Breach("response");
  private static final Action ABOUT =
      new Action.Comment(new Action.Where.In(Desks.ENG), Visibility.INTERNAL, "about");

  private static PolicyInForce policy(Trigger trigger, Action... actions) {
    PolicyInForce small =
        Promises.policy(
            new Step(Promises.name("say"), trigger, Condition.ALWAYS, List.of(actions)));
    var voice =
        new Voice(
            Templates.NONE,
            Map.of(
                "about", f -> "About " + f.getOrDefault("title", "?"),
                "cause", f -> "Since " + f.getOrDefault("cause", "?")));
    Set<TrackerId> covers = Set.of(Desks.DESK);
    return new PolicyInForce(
        small.pack(), covers, small.shows(), small.automatic(), small.staff(), voice);
  }

  private static World world(PolicyInForce policy) {
    return new World(PolicyMovesCase.letting(Promises.bridge())).under(policy);
  }

  /** A ticket that came when the policy was in force, and its mirror. */
  private static String file(World world) {
    world.sync();
    world.pass(Duration.ofMinutes(1));
    String id =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P1")));
    world.sync();
    world.sync();
    return id;
  }

  private static void breach(World world) {
    world.pass(Duration.ofMinutes(61));
    world.sync();
  }

  private static List<String> said(World world) {
    return World.texts(world.only(world.eng)).stream().filter(t -> t.startsWith("About")).toList();
  }

  /** The comment waits for its tracker, and tells of a ticket that people have changed. */
  private static String waiting(World world, Accident accident) {
    String id = file(world);
    world.trouble(world.eng, accident);
    world.desk.personSets(id, "summary", Value.line(SECRET));
    breach(world);
    return id;
  }

  @ParameterizedTest
  @EnumSource(AwayTest.Leaving.class)
  void whatWaitsTellsNothingOfATicketThatIsAwayByThen(AwayTest.Leaving leaving) {
    try (World world = world(policy(BREACH, ABOUT))) {
      String id = waiting(world, Accident.REFUSED_CONNECTION);
      leaving.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.settle();

      assertThat(World.texts(world.only(world.eng))).noneMatch(t -> t.contains("1234"));
    }
  }

  @ParameterizedTest
  @EnumSource(AwayTest.Leaving.class)
  void whatWasLostOnItsWayTellsNothingOfATicketThatIsAwayByThen(AwayTest.Leaving leaving) {
    try (World world = world(policy(BREACH, ABOUT))) {
      String id = waiting(world, Accident.LOST_BEFORE);
      leaving.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.settle();

      assertThat(World.texts(world.only(world.eng))).noneMatch(t -> t.contains("1234"));
    }
  }

  @Test
  void ofAPrivateTicketItsNameIsTold() {
    try (World world = world(policy(BREACH, ABOUT))) {
      String id = waiting(world, Accident.REFUSED_CONNECTION);
      AwayTest.Leaving.PRIVATE.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.settle();

      assertThat(said(world)).singleElement().asString().startsWith("About desk HD-" + id);
    }
  }

  @Test
  void whatWaitsForNothingElseIsSaidOnce() {
    try (World world = world(policy(BREACH, ABOUT))) {
      waiting(world, Accident.REFUSED_CONNECTION);
      world.trouble(world.eng, Accident.NONE);
      world.settle();

      assertThat(said(world)).singleElement().asString().startsWith("About " + SECRET);
    }
  }

  @Test
  void aWordThatTellsOfNoTicketWaitsForNoOtherTracker() {
    var plain = new Action.Comment(new Action.Where.In(Desks.ENG), Visibility.INTERNAL, "Hurry.");
    try (World world = world(policy(BREACH, plain))) {
      file(world);
      world.trouble(world.desk, Accident.REFUSED_CONNECTION);
      breach(world);
      world.pass(Duration.ofMinutes(10));
      world.sync();

      assertThat(World.texts(world.only(world.eng))).anyMatch(t -> t.startsWith("Hurry."));
    }
  }

  @Test
  void aTicketThatTheStepAsksForGetsWhatTheStepSaysThere() {
    Action open = new Action.OpenTicket("bugs");
    World world = new World(onlyByStep(Promises.bridge())).under(policy(BREACH, open, ABOUT));
    try (world) {
      file(world);
      breach(world);
      world.settle();

      assertThat(said(world)).hasSize(1);
    }
  }

  private static Bridge onlyByStep(Bridge bridge) {
    Condition never = Promises.when("false", v -> false);
    List<Route> routes = new ArrayList<>();
    for (Route r : bridge.routes()) {
      routes.add(new Route(r.name(), r.ends(), never, r.create(), r.terms()));
    }
    return new Bridge(bridge.vocabularies(), routes, bridge.people());
  }

  @Test
  void aMirrorGetsWhatWasSaidWhileItWasMade() {
    try (World world = world(policy(new Trigger.Holds(), ABOUT))) {
      file(world);
      world.settle();

      assertThat(said(world)).hasSize(1);
    }
  }

  @Test
  void aMirrorThatIsMadeDaysLaterGetsNoOldNews() {
    try (World world = world(policy(new Trigger.Holds(), ABOUT))) {
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      file(world);
      world.pass(Duration.ofDays(2));
      world.trouble(world.eng, Accident.NONE);
      world.settle();

      assertThat(said(world)).isEmpty();
      assertThat(world.told())
          .contains("step say has something to say in eng and waits a day for a ticket there");
    }
  }

  @Test
  void aMirrorThatWasHiddenForAMomentGetsWhatWasSaidMeanwhile() {
    try (World world = world(policy(BREACH, ABOUT))) {
      file(world);
      String mirror = world.only(world.eng).ref().id();
      world.eng.personHides(mirror, true);
      world.sweep();
      breach(world);
      world.eng.personHides(mirror, false);
      world.pass(Duration.ofHours(1));
      world.sweep();
      world.settle();

      assertThat(said(world)).hasSize(1);
    }
  }

  private static Action everywhere(Action.Where where) {
    return new Action.Comment(where, Visibility.INTERNAL, "about");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theTicketItselfGetsWhatWasSaidWhileItWasHidden(boolean alone) {
    Action.Where where = alone ? new Action.Where.Origin() : new Action.Where.All();
    try (World world = world(policy(BREACH, everywhere(where)))) {
      String id = file(world);
      world.desk.personHides(id, true);
      world.sweep();
      breach(world);
      world.desk.personHides(id, false);
      world.pass(Duration.ofHours(1));
      world.sweep();
      world.settle();

      assertThat(World.texts(world.only(world.desk)))
          .filteredOn(t -> t.startsWith("About"))
          .singleElement()
          .asString()
          .startsWith("About Printer on fire")
          .contains("This comes late");
    }
  }

  /** Somebody had answered in time, where the bridge could not see it. */
  @Test
  void whatHadNoCauseByWhatIsKnownSinceIsNotSaidAndTheLedgerTellsOnce() {
    try (World world = world(policy(BREACH, everywhere(new Action.Where.Origin())))) {
      String id = file(world);
      world.desk.personHides(id, true);
      world.sweep();
      world.desk.personComments(id, "We are on it.", Visibility.PUBLIC);
      breach(world);
      assertThat(world.told()).anyMatch(t -> t.startsWith("step say has something to say"));
      world.desk.personHides(id, false);
      world.pass(Duration.ofHours(1));
      world.sweep();
      world.settle();

      assertThat(World.texts(world.only(world.desk))).noneMatch(t -> t.startsWith("About"));
      assertThat(world.told())
          .filteredOn(t -> t.startsWith("step say says nothing here any more"))
          .hasSize(1);
    }
  }

  /** It was said when it was decided on. */
  @Test
  void whatWaitsForItsTrackerAloneIsSaidThoughItsCauseIsWithdrawnMeanwhile() {
    try (World world = world(policy(BREACH, everywhere(new Action.Where.Origin())))) {
      String id = file(world);
      world.trouble(world.desk, Accident.REFUSED_CONNECTION);
      world.desk.personComments(id, "We are on it.", Visibility.PUBLIC);
      breach(world);
      world.pass(Duration.ofMinutes(10));
      world.sync();
      assertThat(world.outbox().pending()).isEqualTo(1);
      world.trouble(world.desk, Accident.NONE);
      world.settle();

      assertThat(World.texts(world.only(world.desk)))
          .filteredOn(t -> t.startsWith("About"))
          .hasSize(1);
      assertThat(world.told()).noneMatch(t -> t.contains("says nothing here any more"));
    }
  }

  @Test
  void aMirrorThatIsMadeLaterIsNoneOfAllThatWereTold() {
    try (World world = world(policy(new Trigger.Holds(), everywhere(new Action.Where.All())))) {
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      file(world);
      world.pass(Duration.ofHours(2));
      world.trouble(world.eng, Accident.NONE);
      world.settle();

      assertThat(World.texts(world.only(world.desk))).anyMatch(t -> t.startsWith("About"));
      assertThat(said(world)).isEmpty();
    }
  }

  @Test
  void theLossOfTheStoreSilencesNoStepThatFiresAsAMirrorIsFoundAgain() {
    var origin = new Action.Comment(new Action.Where.Origin(), Visibility.INTERNAL, "It is late.");
    PolicyInForce policy = policy(BREACH, origin);
    try (World before = world(policy)) {
      file(before);
      World after = before.withFreshStore().under(policy);
      before.trouble(before.desk, Accident.REFUSED_CONNECTION);
      after.sync();
      after.pass(Duration.ofMinutes(61));
      before.trouble(before.desk, Accident.NONE);
      after.settle();

      assertThat(World.texts(after.only(after.desk)))
          .filteredOn(t -> t.contains("late"))
          .hasSize(1);
      after.close();
    }
  }

  @Test
  void eventsOfOneMomentAreToldEachForItself() {
    Action cause = new Action.Comment(new Action.Where.In(Desks.ENG), Visibility.INTERNAL, "cause");
    try (World world = world(policy(new Trigger.EachEvent(), cause))) {
      String id = file(world);
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "prio", Value.line("P2"));
      world.desk.personComments(id, "Hello?", Visibility.PUBLIC);
      world.sync();
      world.pass(Duration.ofMinutes(1));
      world.desk.personComments(id, "Nobody?", Visibility.PUBLIC);
      world.sync();
      world.trouble(world.eng, Accident.NONE);
      world.settle();

      List<String> causes =
          World.texts(world.only(world.eng)).stream().filter(t -> t.startsWith("Since")).toList();
      assertThat(causes).filteredOn(t -> t.contains("set priority")).hasSize(1);
      assertThat(causes).filteredOn(t -> t.contains("commented")).hasSize(2);
    }
  }
}
