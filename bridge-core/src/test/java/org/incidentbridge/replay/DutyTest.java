package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.ObligationRule.Done;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.replay.Obligation.Acknowledgement;
import org.incidentbridge.replay.Obligation.End;
import org.incidentbridge.replay.Obligation.How;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** When obligations open, how they end, and what being overdue causes. */
final class DutyTest {

  private static final Says SEVERE = Says.severity("sev1");
  private static final Says KEYWORD =
      Says.that("event.kind", "comment").and(Says.that("event.text", "called"));
  private static final Trigger BEGINS = new Trigger.Holds();
  private static final Target.Within HOUR = new Target.Within(java.time.Duration.ofHours(1));

  private static Pack call() {
    return new Pack()
        .obligation("call", HOUR, KEYWORD)
        .step("call", BEGINS, SEVERE, new Action.Oblige("call"))
        .step("uncalled", new Trigger.Overdue("call"));
  }

  private static Tale severe() {
    return Tale.opened("2026-03-02T09:00:00Z", "severity", "sev1").as(Role.STAFF);
  }

  private static Obligation only(Verdict verdict) {
    assertThat(verdict.duties().obligations()).hasSize(1);
    return verdict.duties().obligations().getFirst();
  }

  @Test
  void isOpenUntilAcknowledgedByAReplyWithAWord() {
    Tale tale = severe().says("2026-03-02T09:30:00Z", Visibility.INTERNAL, "called");
    Obligation open = only(call().verdict(tale, "2026-03-02T09:29:00Z"));
    assertThat(open.due()).contains(Instant.parse("2026-03-02T10:00:00Z"));
    assertThat(open.end()).isEmpty();
    Obligation met = only(call().verdict(tale, "2026-03-02T09:30:00Z"));
    assertThat(met.end()).contains(new End(Instant.parse("2026-03-02T09:30:00Z"), How.MET));
    assertThat(met.by()).extracting(Acknowledgement::who).containsExactly("staff");
  }

  @Test
  void aCopyOfTheReplyByTheBridgeAcknowledgesNothing() {
    Tale tale =
        severe().as(Role.BRIDGE).says("2026-03-02T09:30:00Z", Visibility.INTERNAL, "called");
    assertThat(only(call().verdict(tale, "2026-03-02T09:40:00Z")).end()).isEmpty();
  }

  @Test
  void aCommandAcknowledgesWhateverTheConditionSays() {
    Tale tale = severe().acknowledges("2026-03-02T10:30:00Z", "call");
    Obligation late = only(call().verdict(tale, "2026-03-02T11:00:00Z"));
    assertThat(late.end()).contains(new End(Instant.parse("2026-03-02T10:30:00Z"), How.LATE));
    assertThat(late.by()).extracting(Acknowledgement::how).containsExactly("command");
  }

  @Test
  void beingOverdueCausesAStepOnce() {
    Verdict verdict = call().verdict(severe(), "2026-03-05T11:00:00Z");
    assertThat(verdict.firings())
        .extracting(f -> f.key() + " " + f.at())
        .containsExactly("call#1 2026-03-02T09:00:00Z", "uncalled#1 2026-03-02T10:00:00Z");
  }

  @Test
  void acknowledgedAtItsDueInstantIsInTime() {
    Tale tale = severe().acknowledges("2026-03-02T10:00:00Z", "call");
    Verdict verdict = call().verdict(tale, "2026-03-02T11:00:00Z");
    assertThat(only(verdict).end().map(End::how)).contains(How.MET);
    assertThat(verdict.firings()).hasSize(1);
  }

  @Test
  void isDroppedOnceItIsNeededNoMore() {
    Pack pack =
        new Pack()
            .obligation("call", HOUR, new Done(KEYWORD, SEVERE.not(), Optional.empty(), 1))
            .step("call", BEGINS, SEVERE, new Action.Oblige("call"));
    Tale tale = severe().sets("2026-03-02T09:10:00Z", "severity", "sev3");
    assertThat(only(pack.verdict(tale, "2026-03-02T11:00:00Z")).end())
        .contains(new End(Instant.parse("2026-03-02T09:10:00Z"), How.DROPPED));
  }

  @Test
  void openedAgainAfterItsEndCountsAnew() {
    Tale tale =
        severe()
            .acknowledges("2026-03-02T09:10:00Z", "call")
            .sets("2026-03-02T09:20:00Z", "severity", "sev3")
            .sets("2026-03-02T12:00:00Z", "severity", "sev1");
    assertThat(call().verdict(tale, "2026-03-02T12:30:00Z").duties().obligations())
        .extracting(o -> o.number() + " " + o.end().isPresent())
        .containsExactly("1 true", "2 false");
  }

  @Test
  void aFieldAcknowledgesToo() {
    Pack pack =
        new Pack()
            .obligation("assign", HOUR, Says.that("incident.assignee", "").not())
            .step("assign", BEGINS, SEVERE, new Action.Oblige("assign"));
    Tale tale = severe().sets("2026-03-02T09:10:00Z", "assignee", "ann@home.org");
    Obligation met = only(pack.verdict(tale, "2026-03-02T11:00:00Z"));
    assertThat(met.end().map(End::how)).contains(How.MET);
    assertThat(met.by().getFirst().how()).isEqualTo("staff set assignee to ann on desk:1");
  }

  @Test
  void aFieldThatARuleOfTheTrackerSetAcknowledgesToo() {
    Pack pack =
        new Pack()
            .obligation("assign", HOUR, Says.that("incident.assignee", "").not())
            .step("assign", BEGINS, SEVERE, new Action.Oblige("assign"));
    Tale tale =
        severe().as(Role.AUTOMATIC).sets("2026-03-02T09:10:00Z", "assignee", "ann@home.org");
    assertThat(only(pack.verdict(tale, "2026-03-02T11:00:00Z")).end().map(End::how))
        .contains(How.MET);
  }

  @Test
  void theEventThatOpensItAcknowledgesNothing() {
    Pack pack =
        new Pack()
            .obligation("first", HOUR, KEYWORD)
            .obligation("then", HOUR, new Done(KEYWORD, Condition.NEVER, Optional.of("first"), 1))
            .step("both", BEGINS, SEVERE, new Action.Oblige("first"), new Action.Oblige("then"));
    Tale tale =
        severe()
            .says("2026-03-02T09:10:00Z", Visibility.INTERNAL, "called")
            .says("2026-03-02T09:20:00Z", Visibility.INTERNAL, "called");
    assertThat(pack.verdict(tale, "2026-03-02T09:19:00Z").duties().obligations())
        .extracting(o -> o.end().isPresent())
        .containsExactly(true, false);
    assertThat(pack.verdict(tale, "2026-03-02T09:20:00Z").duties().obligations())
        .extracting(o -> o.end().isPresent())
        .containsExactly(true, true);
  }

  @Test
  void conditionsSeeHowItStands() {
    Pack pack =
        call()
            .step("told", BEGINS, Says.that("obligations.call.overdue"))
            .step("done", BEGINS, Says.that("obligations.call.met"))
            .step("opened", BEGINS, Says.that("obligations.call.count", 1L));
    Tale tale = severe().acknowledges("2026-03-02T10:30:00Z", "call");
    assertThat(pack.verdict(tale, "2026-03-02T11:00:00Z").firings())
        .extracting(Firing::key)
        .containsExactly("call#1", "opened#1", "uncalled#1", "told#1", "done#1");
  }

  @Test
  void conditionsThatAreAlwaysTrueDropNothing() {
    Pack pack = new Pack().obligation("a", HOUR, Condition.NEVER);
    assertThat(pack.verdict(severe(), "2026-03-02T11:00:00Z").duties().obligations()).isEmpty();
  }

  /**
   * Three duties in their order, the step asking for them in another one; the first may be dropped.
   */
  private static Pack inOrder(String... asked) {
    Action[] actions = Arrays.stream(asked).map(Action.Oblige::new).toArray(Action[]::new);
    Says calm = Says.that("incident.assignee", "").not();
    return new Pack()
        .obligation("one", HOUR, new Done(Condition.NEVER, calm, Optional.empty(), 1))
        .obligation("two", HOUR, new Done(Condition.NEVER, Condition.NEVER, Optional.of("one"), 1))
        .obligation("six", HOUR, new Done(Condition.NEVER, Condition.NEVER, Optional.of("two"), 1))
        .step("all", BEGINS, SEVERE, actions);
  }

  private static Tale twiceSevere() {
    return severe()
        .acknowledges("2026-03-02T09:10:00Z", "one")
        .acknowledges("2026-03-02T09:20:00Z", "two")
        .acknowledges("2026-03-02T09:30:00Z", "six")
        .sets("2026-03-02T10:00:00Z", "severity", "sev3")
        .sets("2026-03-02T11:00:00Z", "severity", "sev1");
  }

  private static List<String> open(Pack pack, Tale tale, String until) {
    return pack.verdict(tale, until).duties().obligations().stream()
        .filter(o -> o.end().isEmpty())
        .map(o -> o.rule().name())
        .toList();
  }

  @Test
  void theSecondRoundKeepsTheOrderTooM5() {
    for (Pack pack : new Pack[] {inOrder("one", "two", "six"), inOrder("six", "two", "one")}) {
      Tale tale = twiceSevere();
      assertThat(open(pack, tale, "2026-03-02T09:00:00Z")).containsExactly("one");
      assertThat(open(pack, tale, "2026-03-02T09:10:00Z")).containsExactly("two");
      assertThat(open(pack, tale, "2026-03-02T11:00:00Z")).containsExactly("one");
      tale.acknowledges("2026-03-02T11:10:00Z", "one");
      assertThat(open(pack, tale, "2026-03-02T11:10:00Z")).containsExactly("two");
      tale.acknowledges("2026-03-02T11:20:00Z", "two");
      assertThat(open(pack, tale, "2026-03-02T11:20:00Z")).containsExactly("six");
    }
  }

  @Test
  void whatComesAfterADroppedOneFallsAwayWithIt() {
    Pack pack = inOrder("one", "two", "six");
    Tale tale = severe().sets("2026-03-02T09:10:00Z", "assignee", "ann@home.org");
    assertThat(only(pack.verdict(tale, "2026-03-02T12:00:00Z")).end().map(End::how))
        .contains(How.DROPPED);
  }

  @Test
  void whatComesAfterOneThatIsNotNeededInTheSecondRoundDoesNotOpen() {
    Pack pack = inOrder("one", "two", "six");
    Tale tale = twiceSevere().sets("2026-03-02T10:30:00Z", "assignee", "ann@home.org");
    assertThat(open(pack, tale, "2026-03-02T12:00:00Z")).isEmpty();
  }

  @Test
  void oneThatIsAskedForAloneOpensWhenTheOneBeforeItWasAcknowledgedEarlier() {
    Pack pack =
        inOrder("one").step("later", BEGINS, Says.status("resolved"), new Action.Oblige("two"));
    Tale tale =
        severe()
            .acknowledges("2026-03-02T09:10:00Z", "one")
            .sets("2026-03-02T09:30:00Z", "status", "resolved");
    assertThat(open(pack, tale, "2026-03-02T09:30:00Z")).containsExactly("two");
  }
}
