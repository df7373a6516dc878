package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.replay.JoyentRulesTest.level;

import java.time.Instant;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** Rules of the CT2 procedure that need nothing but the replay. Monday is 2 March 2026. */
final class LadderRulesTest {

  private static final Says URGENT = Says.that("incident.priority", "urgent");

  private static Pack ladder() {
    Pack pack = new Pack().levels("L0", "L1", "L2", "L3").level("L4", URGENT.not());
    pack.starts.add(
        new Ladder.Start(
            new RuleName("clients", "C6"), Says.that("incident.organisation", "client"), "L1"));
    return pack;
  }

  @Test
  void c2WhatIsMissingIsAskedForOnceAndTheGateOpensWhenItArrives() {
    Pack pack =
        new Pack()
            .gate(
                "bug-report",
                Condition.ALWAYS,
                new Gate.Need(
                    "steps to reproduce", Says.that("incident.stepsToReproduce", "").not()),
                new Gate.Need("a screenshot", Says.that("files", java.util.List.of()).not()));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .attaches("2026-03-02T09:00:00Z", "screen.png")
            .sets("2026-03-02T11:00:00Z", "stepsToReproduce", "press the button")
            .sets("2026-03-02T12:00:00Z", "stepsToReproduce", "");
    Verdict asked = pack.verdict(tale, "2026-03-02T10:00:00Z");
    assertThat(asked.firings()).extracting(Firing::key).containsExactly("gate:bug-report#1");
    assertThat(asked.firings().getFirst().why().facts())
        .containsEntry("missing", "steps to reproduce");
    assertThat(asked.firings().getFirst().actions())
        .containsExactly(
            new Action.Comment(
                new Action.Where.Origin(),
                org.incidentbridge.model.Visibility.PUBLIC,
                "Please tell {{missing}}"));
    assertThat(asked.duties().gates().getFirst().isOpen()).isFalse();
    assertThat(pack.verdict(tale, "2026-03-02T11:00:00Z").duties().gates().getFirst().isOpen())
        .isTrue();
    assertThat(pack.verdict(tale, "2026-03-03T10:00:00Z").firings()).hasSize(1);
  }

  @Test
  void c6RequestsStartAtTheirFrontLine() {
    Tale office = Tale.opened("2026-03-02T09:00:00Z");
    Tale client = Tale.opened("2026-03-02T09:00:00Z", "organisation", "client");
    assertThat(level(ladder().verdict(office, "2026-03-02T09:00:00Z"))).isEqualTo("L0");
    assertThat(level(ladder().verdict(client, "2026-03-02T09:00:00Z"))).isEqualTo("L1");
  }

  @Test
  void c7ALevelThatIsNotMeantForTheTaskIsPassedBy() {
    Pack pack =
        new Pack()
            .levels("L1")
            .level("L2", Condition.NEVER)
            .levels("L3")
            .step(
                "complex",
                new Trigger.EachEvent(),
                Says.that("event.field", "title"),
                new Action.RaiseNext());
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "title", "complex")
            .sets("2026-03-02T11:00:00Z", "title", "very complex");
    assertThat(level(pack.verdict(tale, "2026-03-02T10:00:00Z"))).isEqualTo("L3");
    assertThat(level(pack.verdict(tale, "2026-03-02T11:00:00Z"))).isEqualTo("L3");
  }

  @Test
  void c8UrgentIssuesAreNeverPassedToL4() {
    Pack pack = ladder().step("top", new Trigger.Holds(), new Action.RaiseTo("L4"));
    Tale urgent = Tale.opened("2026-03-02T09:00:00Z", "priority", "urgent");
    Tale high = Tale.opened("2026-03-02T09:00:00Z", "priority", "high");
    assertThat(level(pack.verdict(urgent, "2026-03-02T09:00:00Z"))).isEqualTo("L3");
    assertThat(level(pack.verdict(high, "2026-03-02T09:00:00Z"))).isEqualTo("L4");
  }

  @Test
  void c9TheResponseOfL4IsMeasuredFromComingThereAndOtherLevelsHaveNoTarget() {
    Pack pack =
        ladder()
            .clock("c", Says.answered())
            .start(Says.level(4))
            .row(
                Says.that("incident.priority", "high"),
                new Target.SameDayOrNextMorning(),
                Town.OFFICE)
            .row(Says.that("incident.priority", "normal"), Pack.within("PT24H"), Town.ALWAYS)
            .add();
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z", "priority", "high")
            .as(Role.STAFF)
            .sets("2026-03-02T18:00:00Z", "level", "L4");
    assertThat(pack.verdict(tale, "2026-03-02T17:00:00Z").clocks().getFirst().cycles()).isEmpty();
    assertThat(ClockTest.cycle(pack.verdict(tale, "2026-03-02T18:00:00Z"), "c").promise().due())
        .contains(Instant.parse("2026-03-03T12:00:00Z"));
  }

  @Test
  void aLevelThatPeopleSetStandsAndIsNeverLoweredByThePolicy() {
    Pack pack =
        ladder()
            .step(
                "up",
                new Trigger.EachEvent(),
                Says.that("event.kind", "comment"),
                new Action.RaiseTo("L2"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "level", "L3")
            .answers("2026-03-02T11:00:00Z")
            .sets("2026-03-02T12:00:00Z", "level", "L1")
            .answers("2026-03-02T13:00:00Z");
    assertThat(level(pack.verdict(tale, "2026-03-02T11:00:00Z"))).isEqualTo("L3");
    assertThat(level(pack.verdict(tale, "2026-03-02T12:00:00Z"))).isEqualTo("L1");
    assertThat(level(pack.verdict(tale, "2026-03-02T13:00:00Z"))).isEqualTo("L2");
  }

  @Test
  void aLevelThatTheBridgeWroteChangesNothing() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.BRIDGE)
            .tell(
                "2026-03-02T10:00:00Z",
                new org.incidentbridge.timeline.Happening.Changed(
                    new FieldName("level"), Value.absent(), Value.line("L4"), true));
    assertThat(level(ladder().verdict(tale, "2026-03-02T10:00:00Z"))).isEqualTo("L0");
  }
}
