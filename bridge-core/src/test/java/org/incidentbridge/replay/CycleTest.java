package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.replay.ClockReading.State.BREACHED;
import static org.incidentbridge.replay.ClockReading.State.MET;
import static org.incidentbridge.replay.ClockReading.State.MISSED;
import static org.incidentbridge.replay.ClockReading.State.PAUSED;
import static org.incidentbridge.replay.ClockReading.State.RESTARTED;
import static org.incidentbridge.replay.ClockReading.State.RUNNING;

import java.time.Instant;
import java.util.List;
import org.incidentbridge.pack.ClockRule.Again;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.ClockReading.Pause;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** Several cycles of one clock, and what a change makes of them. */
final class CycleTest {

  private static final Says RESOLVED = Says.status("resolved");

  private static Pack resolution(Again again) {
    return new Pack()
        .clock("resolution", RESOLVED)
        .start(RESOLVED.not())
        .again(again)
        .within("PT4H", Town.ALWAYS);
  }

  private static List<Cycle> cycles(Pack pack, Tale tale, String until) {
    return pack.verdict(tale, until).clocks().getFirst().cycles();
  }

  private static Tale reopened() {
    return Tale.opened("2026-03-02T09:00:00Z")
        .as(Role.STAFF)
        .sets("2026-03-02T10:00:00Z", "status", "resolved")
        .sets("2026-03-02T20:00:00Z", "status", "in-progress");
  }

  @Test
  void resumingGoesOnWithWhatWasLeftAndKeepsTheEarlierVerdict() {
    List<Cycle> cycles = cycles(resolution(Again.RESUME), reopened(), "2026-03-02T21:00:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(MET, RUNNING);
    assertThat(cycles.getLast().start()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
    assertThat(cycles.getLast().promise().due()).contains(Instant.parse("2026-03-02T23:00:00Z"));
    assertThat(cycles.getLast().pauses()).extracting(Pause::why).containsExactly("was stopped");
  }

  @Test
  void resumingAfterAMissIsBreachedAtOnceAndSaysItOnlyOnce() {
    Pack pack = resolution(Again.RESUME).step("late", new Trigger.Breach("resolution"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T14:00:00Z", "status", "resolved")
            .sets("2026-03-02T20:00:00Z", "status", "in-progress");
    Verdict verdict = pack.verdict(tale, "2026-03-03T00:00:00Z");
    assertThat(verdict.clocks().getFirst().cycles())
        .extracting(Cycle::state)
        .containsExactly(MISSED, BREACHED);
    assertThat(verdict.firings()).extracting(Firing::key).containsExactly("late#1");
  }

  @Test
  void beginningAnewHasTheWholeTarget() {
    List<Cycle> cycles = cycles(resolution(Again.ANEW), reopened(), "2026-03-02T21:00:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(MET, RUNNING);
    assertThat(cycles.getLast().promise().due()).contains(Instant.parse("2026-03-03T00:00:00Z"));
  }

  @Test
  void oneCycleIsAllThereIsWhereNothingStartsItAgain() {
    assertThat(cycles(resolution(Again.NEVER), reopened(), "2026-03-02T21:00:00Z"))
        .extracting(Cycle::state)
        .containsExactly(MET);
  }

  @Test
  void anUpdateIntervalBeginsAgainWithEachUpdateAndEndsWithTheIncident() {
    Pack pack =
        new Pack()
            .clock("update", Says.answered().or(RESOLVED))
            .start(RESOLVED.not())
            .again(Again.REPEAT)
            .within("PT24H", Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .answers("2026-03-02T20:00:00Z")
            .answers("2026-03-04T08:00:00Z")
            .sets("2026-03-04T09:00:00Z", "status", "resolved");
    List<Cycle> cycles = cycles(pack, tale, "2026-03-09T00:00:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(MET, MISSED, MET);
    assertThat(cycles.get(1).start()).isEqualTo(Instant.parse("2026-03-02T20:00:00Z"));
  }

  @Test
  void aStateThatEndedAnUpdateIntervalDoesNotEndTheNextOne() {
    Pack pack =
        new Pack()
            .clock("update", Says.that("incident.assignee", "").not())
            .start(RESOLVED.not())
            .again(Again.REPEAT)
            .within("PT24H", Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "assignee", "ann@home.org")
            .sets("2026-03-02T11:00:00Z", "title", "other");
    assertThat(cycles(pack, tale, "2026-03-02T12:00:00Z"))
        .extracting(Cycle::state)
        .containsExactly(MET, RUNNING);
  }

  @Test
  void theNextResponseStartsWithEachQuestionOfTheReporter() {
    Says asked = Says.that("event.kind", "comment").and(Says.that("event.by", "reporter"));
    Pack pack =
        new Pack()
            .clock("next", Says.answered())
            .start(asked)
            .again(Again.ANEW)
            .within("PT1H", Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .answers("2026-03-02T10:00:00Z")
            .answers("2026-03-02T10:20:00Z")
            .as(Role.STAFF)
            .answers("2026-03-02T10:30:00Z")
            .as(Role.REPORTER)
            .answers("2026-03-02T11:00:00Z");
    List<Cycle> cycles = cycles(pack, tale, "2026-03-02T13:00:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(MET, BREACHED);
    assertThat(cycles.getFirst().start()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
  }

  @Test
  void aStopIsAskedBeforeAStartAtOneEvent() {
    Says comment = Says.that("event.kind", "comment");
    Pack pack =
        new Pack().clock("c", comment).start(comment).again(Again.ANEW).within("PT1H", Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .answers("2026-03-02T10:00:00Z")
            .answers("2026-03-02T10:30:00Z");
    List<Cycle> cycles = cycles(pack, tale, "2026-03-02T10:30:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(MET, RUNNING);
    assertThat(cycles.getLast().start()).isEqualTo(Instant.parse("2026-03-02T10:30:00Z"));
  }

  @Test
  void aStartThatHeldAllTheTimeDoesNotStartAgain() {
    Pack pack =
        new Pack()
            .clock("c", Says.answered())
            .start(RESOLVED.not())
            .again(Again.ANEW)
            .within("PT1H", Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .answers("2026-03-02T09:30:00Z")
            .sets("2026-03-02T10:00:00Z", "title", "other");
    assertThat(cycles(pack, tale, "2026-03-02T12:00:00Z")).hasSize(1);
  }

  private static Pack bySeverity() {
    return new Pack()
        .severity("one", Says.that("reported.priority", "urgent"), "sev1")
        .clock("resolution", RESOLVED)
        .row("sev1", Says.severity("sev1"), Pack.within("PT1H"), new Hours.Of(Town.ALWAYS))
        .row("rest", Condition.ALWAYS, Pack.within("PT8H"), new Hours.Of(Town.OFFICE))
        .add();
  }

  @Test
  void aHigherSeverityRecomputesFromTheStartAndBreachesAtTheMomentOfTheChange() {
    Pack pack = bySeverity().step("late", new Trigger.Breach("resolution"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T12:00:00Z", "priority", "urgent");
    Verdict verdict = pack.verdict(tale, "2026-03-02T12:00:00Z");
    Cycle cycle = verdict.clocks().getFirst().latest().orElseThrow();
    assertThat(cycle.state()).isEqualTo(BREACHED);
    assertThat(cycle.promise().due()).contains(Instant.parse("2026-03-02T10:00:00Z"));
    assertThat(cycle.promise().row().orElseThrow().name()).isEqualTo("sev1");
    assertThat(verdict.firings())
        .extracting(Firing::at)
        .containsExactly(Instant.parse("2026-03-02T12:00:00Z"));
  }

  @Test
  void aLowerSeverityAfterABreachTellsTheVerdictAsNowKnownAndKeepsWhatWasAnnounced() {
    Pack pack = bySeverity().step("late", new Trigger.Breach("resolution"));
    Verdict verdict = pack.verdict(lowered(), "2026-03-02T12:00:00Z");
    assertThat(verdict.clocks().getFirst().latest().orElseThrow().state()).isEqualTo(RUNNING);
    assertThat(verdict.firings()).extracting(Firing::key).containsExactly("late#1");
  }

  private static Tale lowered() {
    return Tale.opened("2026-03-02T09:00:00Z", "priority", "urgent")
        .as(Role.STAFF)
        .sets("2026-03-02T12:00:00Z", "priority", "low");
  }

  @Test
  void theLaterPromiseThatIsBreachedTooCausesItsStepsAgain() {
    Pack pack = bySeverity().step("late", new Trigger.Breach("resolution"));
    Verdict verdict = pack.verdict(lowered(), "2026-03-03T12:00:00Z");
    assertThat(verdict.clocks().getFirst().latest().orElseThrow().state()).isEqualTo(BREACHED);
    assertThat(verdict.firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly("late#1 2026-03-02T10:00:00Z", "late#1.2 2026-03-02T17:00:00Z");
  }

  @Test
  void aBreachThatComesBackWithItsSeverityCausesNothingAgain() {
    Pack pack = bySeverity().step("late", new Trigger.Breach("resolution"));
    Tale tale = lowered().sets("2026-03-02T13:00:00Z", "priority", "urgent");
    Verdict verdict = pack.verdict(tale, "2026-03-05T12:00:00Z");
    assertThat(verdict.clocks().getFirst().latest().orElseThrow().state()).isEqualTo(BREACHED);
    assertThat(verdict.firings()).extracting(Firing::key).containsExactly("late#1");
  }

  @Test
  void raisedAndStoppedAtOneMomentCausesTheSharesBeforeTheBreach() {
    Pack pack =
        bySeverity()
            .step("half", new Trigger.ClockShare("resolution", 0.5))
            .step("late", new Trigger.Breach("resolution"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T12:00:00Z", "priority", "urgent")
            .sets("2026-03-02T12:00:00Z", "status", "resolved");
    Verdict verdict = pack.verdict(tale, "2026-03-02T12:00:00Z");
    assertThat(verdict.clocks().getFirst().latest().orElseThrow().state()).isEqualTo(MISSED);
    assertThat(verdict.firings()).extracting(Firing::key).containsExactly("half#1", "late#1");
  }

  @Test
  void aStoppedCycleKeepsThePromiseOfItsStop() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T11:00:00Z", "status", "resolved")
            .sets("2026-03-02T12:00:00Z", "priority", "urgent");
    Cycle cycle = cycles(bySeverity(), tale, "2026-03-04T12:00:00Z").getFirst();
    assertThat(cycle.state()).isEqualTo(MET);
    assertThat(cycle.promise().row().orElseThrow().name()).isEqualTo("rest");
  }

  @Test
  void aChangeOfSeverityKeepsPauses() {
    Says waiting = Says.status("waiting-on-customer");
    Pack pack =
        new Pack()
            .clock("c", RESOLVED)
            .pause(waiting)
            .row(Says.that("incident.priority", "urgent"), Pack.within("PT4H"), Town.ALWAYS)
            .row(Condition.ALWAYS, Pack.within("PT48H"), Town.ALWAYS)
            .add();
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "status", "waiting-on-customer")
            .sets("2026-03-02T20:00:00Z", "status", "in-progress")
            .sets("2026-03-02T21:00:00Z", "priority", "urgent");
    assertThat(cycles(pack, tale, "2026-03-02T21:00:00Z").getFirst().promise().due())
        .contains(Instant.parse("2026-03-02T23:00:00Z"));
  }

  @Test
  void aRestartByChoiceBeginsAnewAndLeavesTheOldCycleUndecided() {
    Pack pack =
        new Pack()
            .clock("c", RESOLVED)
            .restart(Says.that("event.field", "priority"))
            .within("PT4H", Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T11:00:00Z", "priority", "urgent")
            .sets("2026-03-02T12:00:00Z", "priority", "low");
    List<Cycle> cycles = cycles(pack, tale, "2026-03-02T12:00:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(RESTARTED, RESTARTED, RUNNING);
    assertThat(cycles.getLast().promise().due()).contains(Instant.parse("2026-03-02T16:00:00Z"));
  }

  @Test
  void aStopByAStateThatHeldAtTheStartEndsTheCycleAtOnce() {
    Pack pack = new Pack().clock("c", RESOLVED).start(Says.created()).within("PT4H", Town.ALWAYS);
    Tale tale = Tale.opened("2026-03-02T09:00:00Z", "status", "resolved");
    assertThat(cycles(pack, tale, "2026-03-02T09:00:00Z"))
        .extracting(Cycle::state)
        .containsExactly(MET);
  }

  @Test
  void aChangeOfServiceOrPlanCountsInOtherHours() {
    Pack pack =
        new Pack()
            .clock("c", RESOLVED)
            .row("all", Condition.ALWAYS, Pack.within("PT4H"), new Hours.OfService(Town.OFFICE))
            .add();
    Catalogues.service(pack, "mail", true, Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T16:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T16:30:00Z", "service", "mail");
    assertThat(cycles(pack, tale, "2026-03-02T16:00:00Z").getFirst().promise().due())
        .contains(Instant.parse("2026-03-03T12:00:00Z"));
    assertThat(cycles(pack, tale, "2026-03-02T16:30:00Z").getFirst().promise().due())
        .contains(Instant.parse("2026-03-02T20:00:00Z"));
  }

  @Test
  void aRestartWithAHigherSeverityDoesNotJudgeTheOldCycleByTheNewTarget() {
    Pack pack =
        new Pack()
            .severity("one", Says.that("reported.priority", "urgent"), "sev1")
            .clock("c", RESOLVED)
            .restart(Says.that("event.field", "priority"))
            .row(Says.severity("sev1"), Pack.within("PT1H"), Town.ALWAYS)
            .row(Condition.ALWAYS, Pack.within("PT8H"), Town.ALWAYS)
            .add()
            .step("late", new Trigger.Breach("c"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T12:00:00Z", "priority", "urgent");
    Verdict verdict = pack.verdict(tale, "2026-03-02T12:30:00Z");
    List<Cycle> cycles = verdict.clocks().getFirst().cycles();
    assertThat(cycles).extracting(Cycle::state).containsExactly(RESTARTED, RUNNING);
    assertThat(cycles.getFirst().promise().due()).contains(Instant.parse("2026-03-02T17:00:00Z"));
    assertThat(cycles.getLast().promise().due()).contains(Instant.parse("2026-03-02T13:00:00Z"));
    assertThat(verdict.firings()).isEmpty();
  }

  @Test
  void aPauseThatBeganAtTheDueTimeOfALowerSeverityTakesTheBreachBack() {
    Pack pack =
        new Pack()
            .severity("one", Says.that("reported.priority", "urgent"), "sev1")
            .clock("c", RESOLVED)
            .pause(Says.status("waiting-on-customer"))
            .row(Says.severity("sev1"), Pack.within("PT1H"), Town.ALWAYS)
            .row(Condition.ALWAYS, Pack.within("PT3H"), Town.ALWAYS)
            .add();
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z", "priority", "urgent")
            .as(Role.STAFF)
            .sets("2026-03-02T12:00:00Z", "status", "waiting-on-customer")
            .sets("2026-03-02T13:00:00Z", "priority", "normal");

    assertThat(cycles(pack, tale, "2026-03-02T12:30:00Z").getFirst().state()).isEqualTo(BREACHED);
    assertThat(cycles(pack, tale, "2026-03-02T13:00:00Z").getFirst().state()).isEqualTo(PAUSED);
  }
}
