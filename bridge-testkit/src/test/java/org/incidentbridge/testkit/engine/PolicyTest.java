package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.calendar.CivilTime;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.Templates;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.pack.Voice;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.replay.ClockReading.State;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Notices;
import org.incidentbridge.timeline.Happening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A policy on the road: what it says reaches the trackers, once, whenever the bridge runs. */
class PolicyTest {

  private World world = new World(Promises.bridge()).under(Promises.policy(Promises.missed()));

  @AfterEach
  void close() {
    world.close();
  }

  private String desk(String field) {
    return World.show(world.only(world.desk), field);
  }

  private String eng(String field) {
    return World.show(world.only(world.eng), field);
  }

  private List<String> fired() {
    return world.told().stream().filter(t -> t.startsWith("step ")).toList();
  }

  private State state() {
    return world
        .under(world.only(world.desk))
        .verdict()
        .clock("response")
        .orElseThrow()
        .latest()
        .orElseThrow()
        .state();
  }

  @Test
  void severityAndDueTimeAreWrittenToAllTicketsAndOnlyOnce() {
    Promises.file(world, "P1");
    world.sync();
    world.sync();

    assertThat(desk("sev")).isEqualTo("sev1");
    assertThat(eng("sev")).isEqualTo("sev1");
    assertThat(desk("due")).isEqualTo(world.clock.instant().plus(Duration.ofHours(1)).toString());
    long writes = world.writes();
    world.pass(Duration.ofMinutes(10));
    world.sync();
    assertThat(world.writes()).as("nothing is written because time passed").isEqualTo(writes);
  }

  @Test
  void whatPeopleSetInAFieldOfThePolicyIsPutBack() {
    String ticket = Promises.file(world, "P2");
    world.sync();
    world.sync();
    assertThat(desk("sev")).isEqualTo("sev3");
    world.pass(Duration.ofMinutes(1));
    world.desk.personSets(ticket, "sev", Value.line("sev1"));
    world.settle();

    assertThat(desk("sev")).isEqualTo("sev3");
  }

  @Test
  void aBreachFiresItsStepOnceAlsoWhenNothingHappensOnAnyTicket() {
    Promises.file(world, "P1");
    world.sync();
    assertThat(fired()).isEmpty();
    world.pass(Duration.ofMinutes(61));
    world.sync();
    assertThat(fired().getFirst()).contains("missed").doesNotContain("late by");
    world.settle();

    assertThat(fired()).hasSize(1);
    assertThat(World.texts(world.only(world.desk))).containsOnlyOnce("The response is late.");
    assertThat(world.only(world.desk).talk().comments())
        .allMatch(c -> c.visibility() == Visibility.INTERNAL);
    assertThat(desk("level")).isEqualTo("L2");
    assertThat(world.under(world.only(world.desk)).verdict().duties().obligations()).hasSize(1);
  }

  @Test
  void afterDowntimeAStepSaysThatItIsLateAndKnowsItsMoment() {
    Promises.file(world, "P1");
    world.sync();
    Instant begin = world.clock.instant();
    world.pass(Duration.ofDays(3));
    world.settle();

    assertThat(fired()).hasSize(1);
    assertThat(fired().getFirst())
        .contains(begin.plus(Duration.ofHours(1)).toString())
        .contains("late by 2 d 23 h");
  }

  @Test
  void anAnswerInTimeIsMetHoweverLateItIsRead() {
    String ticket = Promises.file(world, "P1");
    world.sync();
    world.pass(Duration.ofMinutes(30));
    world.desk.personComments(ticket, "We are on it.", Visibility.PUBLIC);
    world.pass(Duration.ofHours(5));
    world.settle();

    assertThat(state()).isEqualTo(State.MET);
    assertThat(fired()).isEmpty();
  }

  @Test
  void anInternalNoteIsNoAnswer() {
    String ticket = Promises.file(world, "P1");
    world.sync();
    world.pass(Duration.ofMinutes(30));
    world.desk.personComments(ticket, "Who takes it?", Visibility.INTERNAL);
    world.pass(Duration.ofMinutes(31));
    world.settle();

    assertThat(state()).isEqualTo(State.BREACHED);
    assertThat(fired()).hasSize(1);
  }

  @Test
  void anAnswerOfTheEngineersReachesTheCustomerAndCountsFromWhenItWasWritten() {
    Promises.file(world, "P1");
    world.sync();
    String mirror = world.only(world.eng).ref().id();
    world.pass(Duration.ofMinutes(59));
    world.eng.personComments(mirror, "We are on it.", Visibility.PUBLIC);
    world.pass(Duration.ofHours(2));
    world.settle();

    assertThat(state()).isEqualTo(State.MET);
    assertThat(fired()).isEmpty();
  }

  @Test
  void theBridgesOwnWritesAreNoAnswer() {
    Promises.file(world, "P1");
    world.sync();
    world.sync();
    world.pass(Duration.ofMinutes(90));
    world.settle();

    assertThat(state()).isEqualTo(State.BREACHED);
    assertThat(fired()).hasSize(1);
  }

  @Test
  void whatWasBreachedBeforeTheStepWasInForceIsNobodysNews() {
    Promises.file(world, "P1");
    world.under(Promises.policy());
    world.sync();
    world.pass(Duration.ofHours(2));
    world.settle();
    world.under(Promises.policy(Promises.missed()));
    world.settle();

    assertThat(fired()).isEmpty();
    assertThat(World.texts(world.only(world.desk))).isEmpty();
  }

  @Test
  void theFirstTicketThatThereEverIsIsNewsWhereThePolicyWasInForceBeforeIt() {
    var greet =
        new Step(
            Promises.name("greet"),
            new Trigger.Holds(),
            Condition.ALWAYS,
            List.of(new Action.Oblige("call")));
    world.under(Promises.policy(greet));
    world.sync();
    world.pass(Duration.ofMinutes(1));
    Promises.file(world, "P1");
    world.pass(Duration.ofMinutes(1));
    world.settle();

    assertThat(fired()).hasSize(1);
  }

  @Test
  void aLostStoreTellsOfNoBreachOnceMore() {
    Promises.file(world, "P1");
    world.sync();
    world.pass(Duration.ofHours(2));
    world.settle();
    World fresh = world.withFreshStore().under(Promises.policy(Promises.missed()));
    fresh.pass(Duration.ofHours(5));
    fresh.settle();

    assertThat(World.texts(fresh.only(fresh.desk)))
        .singleElement()
        .asString()
        .startsWith("The response is late.");
  }

  @Test
  void aTicketThatNoRouteCoversIsPromisedTooWhereThePolicyCoversItsTracker() {
    world.close();
    var policy = Promises.policy(Promises.missed());
    world =
        new World(Desks.of())
            .under(
                new PolicyInForce(
                    policy.pack(),
                    java.util.Set.of(new TrackerId("desk")),
                    policy.shows(),
                    Map.of(),
                    policy.voice()));
    Promises.file(world, "P1");
    world.sync();
    world.pass(Duration.ofMinutes(61));
    world.settle();

    assertThat(fired()).hasSize(1);
    assertThat(world.eng.all()).isEmpty();
  }

  @Test
  void theLedgerTellsWhyAStepFired() {
    Promises.file(world, "P1");
    world.sync();
    world.pass(Duration.ofMinutes(61));
    world.settle();

    assertThat(world.ledger())
        .anySatisfy(
            line -> {
              assertThat(line.kind()).isEqualTo(Ledger.Kind.EVENT);
              assertThat(line.text().summary()).startsWith("step missed").contains("response");
            });
  }

  @Test
  void whatHappenedBetweenTwoReadingsCountsWhereTheTrackerKeepsAHistory() {
    String ticket = Promises.file(world, "P2");
    world.sync();
    world.pass(Duration.ofMinutes(10));
    world.desk.personSets(ticket, "prio", Value.line("P1"));
    Instant raised = world.clock.instant();
    world.pass(Duration.ofDays(1));
    world.desk.personSets(ticket, "prio", Value.line("P2"));
    world.settle();

    assertThat(fired()).hasSize(1);
    assertThat(fired().getFirst())
        .as("the breach within the time of P1 is known")
        .contains(raised.plus(Duration.ofMinutes(50)).toString());
  }

  @Test
  void thePastOfTicketsThatWereReadBeforeThereWasAPolicyIsReadOnce() {
    World before = new World(Promises.bridge());
    String ticket =
        before.desk.personCreates(
            "P", Map.of("summary", Value.line("Old"), "prio", Value.line("P2")));
    before.sync();
    before.pass(Duration.ofMinutes(10));
    before.desk.personSets(ticket, "prio", Value.line("P1"));
    before.pass(Duration.ofMinutes(10));
    before.desk.personSets(ticket, "prio", Value.line("P2"));
    before.sync();

    before.under(Promises.policy(Promises.missed()));
    before.sync();

    assertThat(
            before.under(before.desk.all().getFirst()).timeline().events().stream()
                .filter(e -> e.what() instanceof Happening.Changed)
                .filter(e -> e.by().isPerson())
                .map(e -> ((Happening.Changed) e.what()).to().display()))
        .containsExactly("urgent", "high");
    before.close();
  }

  @Test
  void aStepLeavesOneNoticeForThosePeopleWithTheFactsOfItsMoment() {
    var tell =
        new Step(
            Promises.name("tell"),
            new Trigger.Breach("response"),
            Condition.ALWAYS,
            List.of(new Action.Tell("mail", List.of("duty@acme.example"), "late", true)));
    PolicyInForce silent = Promises.policy(tell);
    var wording = new Templates.Wording(f -> "Late: " + f.get("title"), f -> "due " + f.get("due"));
    var voice = new Voice(new Templates(new TreeMap<>(Map.of("late", wording))), Map.of());
    world.under(
        new PolicyInForce(
            silent.pack(),
            silent.covers(),
            silent.shows(),
            silent.automatic(),
            silent.staff(),
            voice));
    Promises.file(world, "P1");
    world.sync();
    Instant due = world.clock.instant().plus(Duration.ofHours(1));
    world.pass(Duration.ofMinutes(61));
    world.settle();

    List<Notices.Entry> waiting =
        world.store.inTransaction(tables -> tables.notices().waiting("mail", 9));
    assertThat(waiting).hasSize(1);
    Notice notice = waiting.getFirst().notice();
    assertThat(notice.to()).containsExactly("duty@acme.example");
    assertThat(notice.content().subject()).isEqualTo("Late: Printer on fire");
    assertThat(notice.content().text()).isEqualTo("due " + CivilTime.text(due, ZoneOffset.UTC));
    assertThat(notice.timing().causedAt()).isEqualTo(due);
    assertThat(notice.timing().urgent()).isTrue();
  }

  @Test
  void aChangeOfWhatAStepHadPutNamesTheStepInTheLedger() {
    var put = new Action.Put(StandardField.PRIORITY.field(), Value.line("high"));
    world.under(
        Promises.policy(
            new Step(
                Promises.name("calm"),
                new Trigger.Breach("response"),
                Condition.ALWAYS,
                List.of(put))));
    Promises.file(world, "P1");
    world.sync();
    world.pass(Duration.ofMinutes(61));
    world.settle();
    assertThat(eng("prio")).isEqualTo("P2");
    world.pass(Duration.ofMinutes(1));
    world.eng.personSets(world.only(world.eng).ref().id(), "prio", Value.line("P1"));
    world.settle();

    assertThat(world.told())
        .contains("priority: was changed here after the policy's step calm had changed it");
  }

  @Test
  void aStepThatReachesNobodySaysSo() {
    var tell =
        new Step(
            Promises.name("tell"),
            new Trigger.Breach("response"),
            Condition.ALWAYS,
            List.of(new Action.Tell("mail", List.of("owner"), "late", false)));
    world.under(Promises.policy(tell));
    Promises.file(world, "P1");
    world.sync();
    world.pass(Duration.ofMinutes(61));
    world.settle();

    assertThat(world.told()).anyMatch(t -> t.startsWith("step tell tells nobody: owner"));
  }
}
