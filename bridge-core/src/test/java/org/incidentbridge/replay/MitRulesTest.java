package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.ClockRule.Again;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.ObligationRule.Done;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** Rules of the MIT procedure that need nothing but the replay. Monday is 2 March 2026. */
final class MitRulesTest {

  private static final Says SEVERE = Says.severity("sev1");
  private static final Target HOUR = new Target.Within(Duration.ofHours(1));

  @Test
  void m2SeverityTwoIsImmediateWhereTheServiceIsCritical() {
    Pack pack =
        new Pack()
            .clock("c", Says.answered())
            .row(
                "now",
                SEVERE.or(Says.that("service.critical")),
                Pack.within("PT0S"),
                new Hours.Of(Town.OFFICE))
            .row("soon", Condition.ALWAYS, Pack.within("PT8H"), new Hours.Of(Town.OFFICE))
            .add();
    Catalogues.service(pack, "mail", true, Town.ALWAYS);
    Catalogues.service(pack, "blog", false, Town.ALWAYS);
    String at = "2026-03-07T09:00:00Z";
    assertThat(due(pack, Tale.opened(at, "severity", "sev2", "service", "mail"), at)).isEqualTo(at);
    assertThat(due(pack, Tale.opened(at, "severity", "sev2", "service", "blog"), at))
        .isEqualTo("2026-03-09T17:00:00Z");
  }

  private static String due(Pack pack, Tale tale, String until) {
    return ClockTest.cycle(pack.verdict(tale, until), "c").promise().due().orElseThrow().toString();
  }

  private static Pack sequence() {
    return new Pack()
        .obligation("contact", HOUR, Condition.NEVER)
        .obligation("call", HOUR, after("contact"))
        .obligation("status-page", HOUR, after("call"))
        .step(
            "urgent",
            new Trigger.Holds(),
            SEVERE,
            new Action.Oblige("contact"),
            new Action.Oblige("call"),
            new Action.Oblige("status-page"));
  }

  private static Done after(String earlier) {
    return new Done(Condition.NEVER, Condition.NEVER, Optional.of(earlier), 1);
  }

  @Test
  void m5ThreeObligationsInThatOrder() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z", "severity", "sev1")
            .as(Role.STAFF)
            .acknowledges("2026-03-02T09:05:00Z", "call")
            .acknowledges("2026-03-02T09:10:00Z", "contact")
            .acknowledges("2026-03-02T09:20:00Z", "call");
    assertThat(opened(sequence(), tale, "2026-03-02T09:09:00Z")).containsExactly("contact false");
    assertThat(opened(sequence(), tale, "2026-03-02T09:19:00Z"))
        .containsExactly("contact true", "call false");
    assertThat(opened(sequence(), tale, "2026-03-02T09:20:00Z"))
        .containsExactly("contact true", "call true", "status-page false");
    assertThat(
            sequence().verdict(tale, "2026-03-02T09:20:00Z").duties().obligations().getLast().due())
        .contains(Instant.parse("2026-03-02T10:20:00Z"));
  }

  private static List<String> opened(Pack pack, Tale tale, String until) {
    return pack.verdict(tale, until).duties().obligations().stream()
        .map(o -> o.rule().name() + " " + o.end().isPresent())
        .toList();
  }

  @Test
  void m8AServiceNobodyOwnsIsEscalated() {
    Pack pack =
        new Pack()
            .obligation("owner", HOUR, Says.that("service.hasOwner"))
            .step(
                "unowned",
                new Trigger.Holds(),
                Says.that("service.hasOwner").not(),
                new Action.Oblige("owner"));
    Catalogues.service(pack, "mail", true, Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z", "service", "unheard-of")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "service", "mail");
    assertThat(opened(pack, tale, "2026-03-02T09:30:00Z")).containsExactly("owner false");
    assertThat(opened(pack, tale, "2026-03-02T10:00:00Z")).containsExactly("owner true");
  }

  private static final Says VALID =
      Says.that("event.kind", "comment").and(Says.that("event.text", "validated"));

  @Test
  void m10ClosingNeedsValidationByTwoDifferentPeople() {
    Pack pack =
        new Pack()
            .obligation("validate", HOUR, new Done(VALID, Condition.NEVER, Optional.empty(), 2))
            .step(
                "close-out",
                new Trigger.Holds(),
                Says.status("resolved"),
                new Action.Oblige("validate"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as("olga@home.org", Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "status", "resolved")
            .says("2026-03-02T10:01:00Z", Visibility.INTERNAL, "validated")
            .says("2026-03-02T10:02:00Z", Visibility.INTERNAL, "validated")
            .as("bert@home.org", Role.STAFF)
            .says("2026-03-02T10:03:00Z", Visibility.INTERNAL, "validated");
    Obligation half = pack.verdict(tale, "2026-03-02T10:02:00Z").duties().obligations().getFirst();
    assertThat(half.end()).isEmpty();
    assertThat(half.by()).extracting(Obligation.Acknowledgement::who).containsExactly("olga");
    Obligation both = pack.verdict(tale, "2026-03-02T10:03:00Z").duties().obligations().getFirst();
    assertThat(both.end().map(Obligation.End::how)).contains(Obligation.How.MET);
    assertThat(both.by())
        .extracting(Obligation.Acknowledgement::who)
        .containsExactly("olga", "bert");
  }

  @Test
  void m12DuringAnOutageRecipientsAreUpdatedAtLeastDaily() {
    Says solved = Says.status("resolved");
    Pack pack =
        new Pack()
            .clock("update", Says.answered().or(solved))
            .start(solved.not())
            .again(Again.REPEAT)
            .within("PT24H", Town.ALWAYS)
            .step("silent", new Trigger.Breach("update"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .answers("2026-03-03T08:00:00Z")
            .answers("2026-03-04T12:00:00Z")
            .sets("2026-03-04T20:00:00Z", "status", "resolved");
    assertThat(pack.verdict(tale, "2026-03-20T09:00:00Z").firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly("silent#2 2026-03-04T08:00:00Z");
  }
}
