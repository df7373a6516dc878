package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** Rules of the Joyent procedure that need nothing but the replay. Monday is 2 March 2026. */
final class JoyentRulesTest {

  private static final Says RESOLVED = Says.status("resolved");

  private static Map<String, String> due(Pack pack, String opened) {
    Map<String, String> due = new LinkedHashMap<>();
    for (int i = 1; i <= 4; i++) {
      Tale tale = Tale.opened(opened, "severity", "sev" + i);
      due.put(
          "sev" + i,
          ClockTest.cycle(pack.verdict(tale, opened), "c")
              .promise()
              .due()
              .orElseThrow()
              .toString());
    }
    return due;
  }

  @Test
  void j3ResponseBySeverityInItsOwnHours() {
    Pack pack =
        new Pack()
            .clock("c", Says.answered())
            .row(Says.severity("sev1"), Pack.within("PT1H"), Town.ALWAYS)
            .row(Says.severity("sev2"), Pack.within("PT3H"), Town.OFFICE)
            .row(Says.severity("sev3"), Pack.within("PT5H"), Town.OFFICE)
            .row(Says.severity("sev4"), new Target.EndOfBusinessDay(1), Town.OFFICE)
            .add();
    assertThat(due(pack, "2026-03-06T16:00:00Z"))
        .containsEntry("sev1", "2026-03-06T17:00:00Z")
        .containsEntry("sev2", "2026-03-09T11:00:00Z")
        .containsEntry("sev3", "2026-03-09T13:00:00Z")
        .containsEntry("sev4", "2026-03-09T17:00:00Z");
  }

  @Test
  void j4ResolutionIsElapsedTime() {
    Pack pack =
        new Pack()
            .clock("c", RESOLVED)
            .row(Says.severity("sev1"), Pack.within("PT4H"), Town.ALWAYS)
            .row(Says.severity("sev2"), Pack.within("PT24H"), Town.ALWAYS)
            .row(Says.severity("sev3"), Pack.within("PT48H"), Town.ALWAYS)
            .row(Condition.ALWAYS, Pack.within("P5D"), Town.ALWAYS)
            .add();
    assertThat(due(pack, "2026-03-06T16:00:00Z"))
        .containsEntry("sev1", "2026-03-06T20:00:00Z")
        .containsEntry("sev2", "2026-03-07T16:00:00Z")
        .containsEntry("sev3", "2026-03-08T16:00:00Z")
        .containsEntry("sev4", "2026-03-11T16:00:00Z");
  }

  @Test
  void j5AWorkaroundOrEscalationToTheVendorCountsAsResolution() {
    Says resolution =
        RESOLVED
            .or(Says.that("incident.resolution", "workaround"))
            .or(Says.status("waiting-on-third-party"));
    Pack pack = new Pack().clock("c", resolution).within("PT4H", Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "resolution", "workaround");
    assertThat(ClockTest.cycle(pack.verdict(tale, "2026-03-04T09:00:00Z"), "c").state())
        .isEqualTo(ClockReading.State.MET);
  }

  @Test
  void j7ABlockerIsFollowedUpByPhoneUntilAcknowledged() {
    Says blocker = Says.that("sides.eng.priority", "urgent");
    Pack pack =
        new Pack()
            .obligation(
                "phone", new Target.Within(java.time.Duration.ofMinutes(15)), Condition.NEVER)
            .step("phone", new Trigger.Holds(), blocker, new Action.Oblige("phone"))
            .step("not-phoned", new Trigger.Overdue("phone"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .on(Tale.MIRROR)
            .as(Role.BRIDGE)
            .shows("2026-03-02T09:05:00Z", "priority", "urgent")
            .as(Role.STAFF)
            .acknowledges("2026-03-02T09:30:00Z", "phone");
    Verdict open = pack.verdict(tale, "2026-03-02T09:25:00Z");
    assertThat(open.duties().obligations().getFirst().end()).isEmpty();
    assertThat(open.firings()).extracting(Firing::key).containsExactly("phone#1", "not-phoned#1");
    assertThat(pack.verdict(tale, "2026-03-02T09:30:00Z").duties().obligations().getFirst().end())
        .map(Obligation.End::how)
        .contains(Obligation.How.LATE);
  }

  @Test
  void j8DifferentPrioritiesOfTwoSidesAreSeen() {
    Says differ = Says.differ("sides.desk.priority", "sides.eng.priority");
    Pack pack =
        new Pack()
            .step(
                "disagree",
                new Trigger.Holds(),
                differ,
                new Action.Comment(new Action.Where.All(), Visibility.INTERNAL, "differ"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .on(Tale.MIRROR)
            .as(Role.STAFF)
            .shows("2026-03-02T09:05:00Z", "priority", "high")
            .on(Tale.ORIGIN)
            .as(Role.BRIDGE)
            .shows("2026-03-02T10:05:00Z", "priority", "high")
            .as(Role.STAFF)
            .sets("2026-03-02T11:00:00Z", "priority", "low");
    assertThat(pack.verdict(tale, "2026-03-02T12:00:00Z").firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly("disagree#1 2026-03-02T09:05:00Z", "disagree#2 2026-03-02T11:00:00Z");
  }

  @Test
  void j10AMissedResolutionTargetRaisesTheLevel() {
    Pack pack =
        new Pack()
            .clock("c", RESOLVED)
            .within("PT4H", Town.ALWAYS)
            .levels("L1", "L2", "L3")
            .step("escalate", new Trigger.Breach("c"), new Action.RaiseNext());
    Tale tale = Tale.opened("2026-03-02T09:00:00Z");
    assertThat(level(pack.verdict(tale, "2026-03-02T12:59:59Z"))).isEqualTo("L1");
    assertThat(level(pack.verdict(tale, "2026-03-02T13:00:00Z"))).isEqualTo("L2");
  }

  static String level(Verdict verdict) {
    return verdict.fact(StandardField.LEVEL.field()).orElseThrow().value().display();
  }

  @Test
  void j11TheOrganisationFollowsFromTheDomainOfTheReporter() {
    Pack pack = new Pack();
    Catalogues.customer(pack, "acme", "acme.com", Town.OFFICE);
    Verdict verdict = pack.verdict(Tale.opened("2026-03-02T09:00:00Z"), "2026-03-02T09:00:00Z");
    assertThat(verdict.facts().get(StandardField.ORGANISATION.field()))
        .isEqualTo(
            new Verdict.Computed(
                Value.line("acme"), Instant.parse("2026-03-02T09:00:00Z"), Situation.BY_DOMAIN));
  }

  @Test
  void j11AnOrganisationThatPeopleSetStands() {
    Pack pack = new Pack();
    Catalogues.customer(pack, "acme", "acme.com", Town.OFFICE);
    Tale tale = Tale.opened("2026-03-02T09:00:00Z", "organisation", "umbrella");
    assertThat(pack.verdict(tale, "2026-03-02T09:00:00Z").facts()).isEmpty();
  }

  @Test
  void theSeverityNamesItsRuleAndTheDefaultIsVisible() {
    Pack pack =
        new Pack()
            .severity("stopped", Says.that("reported.priority", "urgent"), "sev1")
            .severity("all-urgent", Says.that("reported.priority", "urgent"), "sev2");
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z", "severity", "sev3")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "priority", "urgent");
    Verdict.Computed before =
        pack.verdict(tale, "2026-03-02T09:30:00Z")
            .fact(StandardField.SEVERITY.field())
            .orElseThrow();
    assertThat(before.value().display()).isEqualTo("sev4");
    assertThat(before.rule()).isEqualTo("no rule of severity holds");
    Verdict.Computed after =
        pack.verdict(tale, "2026-03-02T10:30:00Z")
            .fact(StandardField.SEVERITY.field())
            .orElseThrow();
    assertThat(after.value().display()).isEqualTo("sev1");
    assertThat(after.rule()).isEqualTo("stopped");
    assertThat(after.since()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
  }

  @Test
  void withoutRulesOfSeverityThatOfPeopleStands() {
    Pack pack =
        new Pack()
            .clock("c", RESOLVED)
            .row("two", Says.severity("sev2"), Pack.within("PT1H"), new Hours.Of(Town.ALWAYS))
            .add();
    Tale tale = Tale.opened("2026-03-02T09:00:00Z", "severity", "sev2");
    Verdict verdict = pack.verdict(tale, "2026-03-02T09:00:00Z");
    assertThat(verdict.facts()).doesNotContainKey(StandardField.SEVERITY.field());
    assertThat(ClockTest.cycle(verdict, "c").promise().row().orElseThrow().name()).isEqualTo("two");
  }
}
