package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** Which steps fire, when, how often and in which order. */
final class StepTest {

  private static final Says RESOLVED = Says.status("resolved");
  private static final Tale QUIET = Tale.opened("2026-03-02T09:00:00Z");

  private static Pack clock() {
    return new Pack().clock("c", RESOLVED).within("PT4H", Town.OFFICE);
  }

  @Test
  void sharesOfATargetFireByCoveredTime() {
    Pack pack =
        clock()
            .step("half", new Trigger.ClockShare("c", 0.5))
            .step("due", new Trigger.ClockShare("c", 1))
            .step("late", new Trigger.Breach("c"));
    Tale tale = Tale.opened("2026-03-02T16:00:00Z");
    assertThat(pack.verdict(tale, "2026-03-09T00:00:00Z").firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly(
            "half#1 2026-03-03T10:00:00Z",
            "due#1 2026-03-03T12:00:00Z",
            "late#1 2026-03-03T12:00:00Z");
  }

  @Test
  void aShareOfAPointInTimeIsOneOfTheCoveredTimeUntilThen() {
    Pack pack =
        new Pack()
            .clock("c", RESOLVED)
            .row(
                Condition.ALWAYS,
                new org.incidentbridge.pack.Target.EndOfBusinessDay(1),
                Town.OFFICE)
            .add()
            .step("half", new Trigger.ClockShare("c", 0.5));
    assertThat(pack.verdict(QUIET, "2026-03-09T00:00:00Z").firings())
        .extracting(Firing::at)
        .containsExactly(Instant.parse("2026-03-02T17:00:00Z"));
  }

  @Test
  void nothingIsDueForWhatWasMetAtTheVeryInstant() {
    Pack pack =
        clock()
            .step("due", new Trigger.ClockShare("c", 1))
            .step("late", new Trigger.Breach("c"))
            .step("met", new Trigger.Met("c"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T13:00:00Z", "status", "resolved");
    assertThat(pack.verdict(tale, "2026-03-09T00:00:00Z").firings())
        .extracting(Firing::key)
        .containsExactly("met#1");
  }

  @Test
  void aConditionFiresEachTimeItBeginsToHold() {
    Pack pack = new Pack().step("gone", new Trigger.Holds(), Says.that("incident.assignee", ""));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "title", "other")
            .sets("2026-03-02T11:00:00Z", "assignee", "ann@home.org")
            .sets("2026-03-02T12:00:00Z", "assignee", "");
    assertThat(pack.verdict(tale, "2026-03-09T00:00:00Z").firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly("gone#1 2026-03-02T09:00:00Z", "gone#2 2026-03-02T12:00:00Z");
  }

  @Test
  void aStepForEachEventIsNamedByTheEventSoThatAnEarlierOneLearntLaterChangesNoName() {
    Pack pack =
        new Pack().step("told", new Trigger.EachEvent(), Says.that("event.kind", "comment"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .answers("2026-03-02T11:00:00Z")
            .answers("2026-03-02T10:00:00Z");
    assertThat(pack.verdict(tale, "2026-03-09T00:00:00Z").firings())
        .extracting(Firing::key)
        .containsExactly("told#desk:1/e2", "told#desk:1/e1");
  }

  /** N9. */
  @Test
  void aTicketOfVeryManyCommentsIsStillEscalated() {
    Pack pack =
        clock()
            .step("told", new Trigger.EachEvent(), Says.that("event.kind", "comment"))
            .step("late", new Trigger.Breach("c"));
    Tale tale = Tale.opened("2026-03-02T09:00:00Z");
    Instant begin = Instant.parse("2026-03-02T09:00:00Z");
    for (int i = 1; i <= 1_200; i++) {
      tale = tale.answers(begin.plusSeconds(i).toString());
    }
    Verdict verdict = pack.verdict(tale, "2026-03-09T00:00:00Z");

    assertThat(verdict.firings()).hasSize(1_201).last().extracting(Firing::key).isEqualTo("late#1");
    assertThat(verdict.outlook().problems()).isEmpty();
  }

  /** N4. */
  @Test
  void theCopyOfAChangeThatTheBridgeMadeIsNoEventForAStep() {
    Pack pack =
        new Pack().step("told", new Trigger.EachEvent(), Says.that("event.field", "labels"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "labels", "grave")
            .as(Role.BRIDGE)
            .on(Tale.MIRROR)
            .sets("2026-03-02T10:00:01Z", "labels", "grave");
    assertThat(pack.verdict(tale, "2026-03-09T00:00:00Z").firings())
        .extracting(f -> f.at().toString())
        .containsExactly("2026-03-02T10:00:00Z");
  }

  /** C4, J12. */
  @Test
  void whichKnownProblemTheBridgeFoundIsSeenAlthoughItWroteThatItself() {
    Pack pack =
        new Pack().step("known", new Trigger.Holds(), Says.that("incident.knownProblem", "7"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.BRIDGE)
            .sets("2026-03-02T10:00:00Z", "knownProblem", "7");
    assertThat(pack.verdict(tale, "2026-03-09T00:00:00Z").firings())
        .extracting(Firing::key)
        .containsExactly("known#1");
  }

  /** M9. */
  @Test
  void aMoveToTheQueueOfTheServiceIsToTheOneThatTheCatalogueNames() {
    var move = new Action.Move(new TrackerId("desk"), "service.queue");
    Pack pack = new Pack().step("moves", new Trigger.Holds(), move);
    Catalogues.service(pack, "mail", false, Town.OFFICE);

    assertThat(moves(pack, "mail")).containsExactly(new Action.Move(new TrackerId("desk"), "ops"));
    assertThat(moves(pack, "pager")).isEmpty();
    assertThat(verdict(pack, "pager").outlook().problems())
        .containsExactly("step moves moves nothing: service 'pager' has no queue");
  }

  private static List<Action> moves(Pack pack, String service) {
    return verdict(pack, service).firings().getFirst().actions();
  }

  private static Verdict verdict(Pack pack, String service) {
    Tale tale = Tale.opened("2026-03-02T09:00:00Z", "service", service);
    return pack.verdict(tale, "2026-03-09T00:00:00Z");
  }

  @Test
  void timeAtALevelIsCountedFromEachComingToIt() {
    Trigger slow = new Trigger.AtLevel("L1", Duration.ofHours(2), new Hours.Of(Town.OFFICE));
    Pack pack = new Pack().levels("L1", "L2").step("slow", slow);
    Tale tale =
        Tale.opened("2026-03-02T16:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-03T12:00:00Z", "level", "L2")
            .sets("2026-03-03T14:00:00Z", "level", "L1");
    assertThat(pack.verdict(tale, "2026-03-09T00:00:00Z").firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly("slow#1 2026-03-03T10:00:00Z", "slow#2 2026-03-03T16:00:00Z");
  }

  @Test
  void aRaiseTakesEffectAtOnceAndOtherClocksSeeIt() {
    Pack pack =
        clock()
            .clock("third", Says.level(3).not())
            .start(Says.level(2))
            .within("PT1H", Town.ALWAYS)
            .levels("L1", "L2", "L3")
            .step("up", new Trigger.Breach("c"), new Action.RaiseNext())
            .step("again", new Trigger.Breach("third"), new Action.RaiseNext());
    Verdict verdict = pack.verdict(QUIET, "2026-03-09T00:00:00Z");
    assertThat(verdict.firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly("up#1 2026-03-02T13:00:00Z");
    assertThat(verdict.clock("third").orElseThrow().cycles().getFirst().start())
        .isEqualTo(Instant.parse("2026-03-02T13:00:00Z"));
    assertThat(verdict.facts().get(StandardField.LEVEL.field()))
        .isEqualTo(
            new Verdict.Computed(Value.line("L2"), Instant.parse("2026-03-02T13:00:00Z"), "up"));
  }

  @Test
  void aValueThatAStepPutStandsUntilPeopleChangeIt() {
    FieldName assignee = StandardField.ASSIGNEE.field();
    Value lead = new Value.Person(Tale.party("lead@home.org"));
    Pack pack = clock().step("lead", new Trigger.Breach("c"), new Action.Put(assignee, lead));
    Tale tale = Tale.opened("2026-03-02T09:00:00Z");
    assertThat(pack.verdict(tale, "2026-03-03T00:00:00Z").fact(assignee).orElseThrow().value())
        .isEqualTo(lead);
    tale.as(Role.BRIDGE).sets("2026-03-03T01:00:00Z", "assignee", "lead@home.org");
    assertThat(pack.verdict(tale, "2026-03-03T02:00:00Z").facts()).containsKey(assignee);
    tale.as(Role.AUTOMATIC).sets("2026-03-03T02:10:00Z", "assignee", "rota@home.org");
    assertThat(pack.verdict(tale, "2026-03-03T02:20:00Z").facts()).containsKey(assignee);
    tale.as(Role.STAFF).sets("2026-03-03T03:00:00Z", "assignee", "bob@home.org");
    assertThat(pack.verdict(tale, "2026-03-03T04:00:00Z").facts()).doesNotContainKey(assignee);
  }

  @Test
  void stepsOfOneInstantFireInTheOrderOfThePack() {
    Pack pack =
        clock()
            .clock("d", RESOLVED)
            .within("PT4H", Town.OFFICE)
            .step("second-clock", new Trigger.Breach("d"))
            .step("first-clock", new Trigger.Breach("c"));
    assertThat(pack.verdict(QUIET, "2026-03-09T00:00:00Z").firings())
        .extracting(Firing::key)
        .containsExactly("second-clock#1", "first-clock#1");
  }

  @Test
  void aConditionOfAStepHasToHoldAtTheMomentOfItsCause() {
    Pack pack = clock().step("late", new Trigger.Breach("c"), Says.severity("sev1"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T15:00:00Z", "severity", "sev1");
    assertThat(pack.verdict(tale, "2026-03-09T00:00:00Z").firings()).isEmpty();
  }

  @Test
  void whatAFiringTellsIsOfItsMoment() {
    Pack pack =
        clock().step("late", new Trigger.Breach("c"), new Action.RaiseNext()).levels("L1", "L2");
    Firing firing = pack.verdict(QUIET, "2026-03-09T00:00:00Z").firings().getFirst();
    assertThat(firing.why().text()).isEqualTo("clock c was due at 2026-03-02 13:00:00 UTC");
    assertThat(firing.why().facts())
        .containsEntry("level", "L1")
        .containsEntry("before", "L1")
        .containsEntry("after", "L2")
        .containsEntry("clock", "c")
        .containsEntry("due", "2026-03-02 13:00:00 UTC")
        .containsEntry("dueUtc", "2026-03-02T13:00:00Z")
        .containsEntry("status", "new");
  }

  @Test
  void dueTimesAreToldInTheZoneOfTheirCalendar() {
    var office = Town.weekly("new-york", ZoneId.of("America/New_York"), "09:00-17:00");
    Pack pack =
        new Pack()
            .clock("c", RESOLVED)
            .within("PT4H", office)
            .step("late", new Trigger.Breach("c"), new Action.Oblige("call"))
            .step("forgotten", new Trigger.Overdue("call"));
    pack.obligation(
        "call",
        List.of("owner"),
        new ObligationRule.Due(Pack.within("PT1H"), new Hours.Of(office)),
        new ObligationRule.Done(Says.status("closed"), Condition.NEVER, Optional.empty(), 1));

    assertThat(pack.verdict(QUIET, "2026-03-09T00:00:00Z").firings())
        .extracting(f -> f.why().text(), f -> f.why().facts().get("dueUtc"))
        .containsExactly(
            tuple(
                "clock c was due at 2026-03-02 13:00:00 America/New_York", "2026-03-02T18:00:00Z"),
            tuple(
                "obligation call was due at 2026-03-02 14:00:00 America/New_York",
                "2026-03-02T19:00:00Z"));
  }

  @Test
  void aConditionThatBeganToHoldIsToldByTheTitleOfTheStepIfItHasOne() {
    Pack pack =
        new Pack()
            .step("plain", new Trigger.Holds(), Says.status("new"))
            .titled("titled", "It is new.", Says.status("new"));

    assertThat(pack.verdict(QUIET, "2026-03-09T00:00:00Z").firings())
        .extracting(f -> f.why().text())
        .containsExactly(Says.status("new").text() + " began to hold", "It is new.");
  }

  @Test
  void rulesThatNeverComeToRestAreToldAndEndTheMoment() {
    Pack pack =
        new Pack()
            .step("c", new Trigger.Holds(), Says.severity("sev3"), put("sev1"))
            .step("b", new Trigger.Holds(), Says.severity("sev2"), put("sev3"))
            .step("a", new Trigger.Holds(), Says.severity(""), put("sev2"))
            .step("d", new Trigger.Holds(), Says.severity("sev1"), put("sev2"));
    Verdict verdict = pack.verdict(QUIET, "2026-03-09T00:00:00Z");
    assertThat(verdict.outlook().problems())
        .containsExactly("the rules do not come to rest at 2026-03-02T09:00:00Z");
  }

  private static Action put(String severity) {
    return new Action.Put(StandardField.SEVERITY.field(), Value.line(severity));
  }
}
