package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** Rules of the SpringSource and AMPS procedures that need nothing but the replay. */
final class VendorRulesTest {

  private static final Says SEVERE = Says.severity("sev1");
  private static final Says OFFICE_OPEN = Says.that("open.office");

  @Test
  void s3TheAssessmentIsDue24HoursAfterTheEscalation() {
    Pack pack =
        new Pack()
            .levels("L1", "L2")
            .clock("assessment", Says.that("incident.due", Instant.EPOCH).not())
            .start(Says.level(2).and(SEVERE))
            .within("PT24H", Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z", "severity", "sev1")
            .as(Role.STAFF)
            .sets("2026-03-02T11:00:00Z", "level", "L2")
            .tell(
                "2026-03-03T11:00:00Z",
                new org.incidentbridge.timeline.Happening.Changed(
                    StandardField.DUE.field(),
                    Value.absent(),
                    new Value.Moment(Instant.parse("2026-03-09T11:00:00Z")),
                    true));
    assertThat(
            ClockTest.cycle(pack.verdict(tale, "2026-03-03T10:59:59Z"), "assessment")
                .promise()
                .due())
        .contains(Instant.parse("2026-03-03T11:00:00Z"));
    assertThat(ClockTest.cycle(pack.verdict(tale, "2026-03-03T11:00:00Z"), "assessment").state())
        .isEqualTo(ClockReading.State.MET);
  }

  private static Pack onCall() {
    return new Pack()
        .calendar(Town.OFFICE)
        .obligation("assign", new Target.Within(java.time.Duration.ofHours(1)), Condition.NEVER)
        .step(
            "manager",
            new Trigger.Holds(),
            SEVERE.and(OFFICE_OPEN.not()),
            new Action.Oblige("assign"));
  }

  @Test
  void s4OutsideHoursTheManagerIsContactedAlsoWhenTheyEndWhileItIsOpen() {
    Tale tale = Tale.opened("2026-03-02T16:00:00Z", "severity", "sev1");
    Verdict before = onCall().verdict(tale, "2026-03-02T16:59:59Z");
    assertThat(before.firings()).isEmpty();
    assertThat(before.wakeAt()).contains(Instant.parse("2026-03-02T17:00:00Z"));
    assertThat(onCall().verdict(tale, "2026-03-02T17:00:00Z").firings())
        .extracting(Firing::key)
        .containsExactly("manager#1");
  }

  @Test
  void s4WhatIsNotSevereWaitsForNoCalendar() {
    Tale tale = Tale.opened("2026-03-02T16:00:00Z", "severity", "sev3");
    assertThat(onCall().verdict(tale, "2026-03-02T16:00:00Z").wakeAt()).isEmpty();
  }

  @Test
  void s7SeverityThreeIsEscalatedAfterTwoWeeksWithoutTheTimeOfTheCustomer() {
    Says waiting = Says.status("waiting-on-customer");
    Pack pack =
        new Pack()
            .levels("L1", "L2")
            .clock("escalate-by", Says.level(2))
            .pause(waiting)
            .row(SEVERE, Pack.within("PT4H"), Town.OFFICE)
            .row(Says.severity("sev2"), Pack.within("PT72H"), Town.ALWAYS)
            .row(Condition.ALWAYS, Pack.within("P14D"), Town.ALWAYS)
            .add()
            .step("escalate", new Trigger.Breach("escalate-by"), new Action.RaiseTo("L2"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z", "severity", "sev3")
            .as(Role.STAFF)
            .sets("2026-03-03T09:00:00Z", "status", "waiting-on-customer")
            .sets("2026-03-06T09:00:00Z", "status", "in-progress");
    Verdict verdict = pack.verdict(tale, "2026-03-30T09:00:00Z");
    assertThat(verdict.firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly("escalate#1 2026-03-19T09:00:00Z");
    Tale severe = Tale.opened("2026-03-02T16:00:00Z", "severity", "sev1");
    assertThat(pack.verdict(severe, "2026-03-30T09:00:00Z").firings())
        .extracting(f -> f.at().toString())
        .containsExactly("2026-03-03T12:00:00Z");
  }

  private static Pack counted() {
    return new Pack()
        .counts(Says.that("incident.title", "process test").not())
        .clock("c", Says.answered())
        .within("PT1H", Town.ALWAYS)
        .step("late", new Trigger.Breach("c"));
  }

  @Test
  void a2AProcessTestCountsNowhere() {
    Tale tale = Tale.opened("2026-03-02T09:00:00Z", "title", "process test");
    Verdict verdict = counted().verdict(tale, "2026-03-09T09:00:00Z");
    assertThat(verdict.clocks()).isEmpty();
    assertThat(verdict.firings()).isEmpty();
    assertThat(verdict.wakeAt()).isEmpty();
  }

  @Test
  void a2WhatIsNoTestAnyMoreIsMeasuredFromItsBeginning() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z", "title", "process test")
            .as(Role.STAFF)
            .sets("2026-03-02T09:30:00Z", "title", "real");
    Verdict verdict = counted().verdict(tale, "2026-03-02T10:00:00Z");
    assertThat(ClockTest.cycle(verdict, "c").state()).isEqualTo(ClockReading.State.BREACHED);
    assertThat(verdict.firings()).hasSize(1);
  }

  @Test
  void aPolicyMeasuresNoIncidentThatBeganBeforeItWasInForce() {
    Pack pack = counted().effective("2026-03-02T09:00:01Z");
    Verdict verdict = pack.verdict(Tale.opened("2026-03-02T09:00:00Z"), "2026-03-09T09:00:00Z");
    assertThat(verdict.clocks()).isEmpty();
    assertThat(verdict.firings()).isEmpty();
  }

  @Test
  void a3TargetsCountInThePlanAndOutsideItThereIsNone() {
    Pack pack =
        new Pack()
            .clock("c", Says.answered())
            .row(
                "covered",
                Says.that("customer.hasPlan"),
                Pack.within("PT2H"),
                new Hours.OfPlan(Town.ALWAYS))
            .row("best-effort", Condition.ALWAYS, new Target.None(), new Hours.Of(Town.ALWAYS))
            .add();
    Catalogues.customer(pack, "acme", "acme.com", Town.OFFICE);
    String at = "2026-03-06T16:00:00Z";
    assertThat(ClockTest.cycle(pack.verdict(Tale.opened(at), at), "c").promise().due())
        .contains(Instant.parse("2026-03-09T10:00:00Z"));
    Tale other = Tale.opened(at, "organisation", "umbrella");
    assertThat(ClockTest.cycle(pack.verdict(other, at), "c").promise().due()).isEmpty();
  }

  @Test
  void a4AnIncidentThatStartsInAGapFollowsTheGapPlanUntilCoverageBegins() {
    Pack pack =
        new Pack()
            .obligation(
                "gap-plan",
                new Target.Within(java.time.Duration.ofHours(1)),
                new org.incidentbridge.pack.ObligationRule.Done(
                    Condition.NEVER, Says.that("service.open"), Optional.empty(), 1))
            .step(
                "gap",
                new Trigger.Holds(),
                Says.that("service.gap"),
                new Action.Oblige("gap-plan"));
    Catalogues.service(
        pack,
        "feed",
        true,
        new Catalogue.ServiceHours(Optional.of(Town.OFFICE), Optional.of(Town.ALWAYS)));
    Tale tale = Tale.opened("2026-03-02T07:00:00Z", "service", "feed");
    assertThat(pack.verdict(tale, "2026-03-02T08:59:59Z").duties().obligations().getFirst().end())
        .isEmpty();
    assertThat(pack.verdict(tale, "2026-03-02T09:00:00Z").duties().obligations().getFirst().end())
        .contains(
            new Obligation.End(Instant.parse("2026-03-02T09:00:00Z"), Obligation.How.DROPPED));
  }
}
