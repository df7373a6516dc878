package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.ObligationRule.Done;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.Turn;
import org.junit.jupiter.api.Test;

/** Whose word counts for an obligation (J7, M10). */
final class BearersTest {

  private static final Says SEVERE = Says.severity("sev1");
  private static final Says KEYWORD = Says.that("event.text", "called");

  private static Pack borneBy(int people, String... who) {
    return new Pack()
        .obligation(
            "call",
            List.of(who),
            new Target.Within(Duration.ofHours(1)),
            new Done(KEYWORD, Condition.NEVER, Optional.empty(), people))
        .step("call", new Trigger.Holds(), SEVERE, new Action.Oblige("call"));
  }

  private static Tale severe() {
    return Tale.opened("2026-03-02T09:00:00Z", "severity", "sev1");
  }

  private static boolean isDone(Pack pack, Tale tale) {
    return pack.verdict(tale, "2026-03-02T09:50:00Z")
        .duties()
        .obligations()
        .getFirst()
        .end()
        .isPresent();
  }

  private static Tale said(String address, Role role) {
    return severe().as(address, role).says("2026-03-02T09:10:00Z", Visibility.INTERNAL, "called");
  }

  private static Tale commanded(String address, Role role) {
    return severe().as(address, role).acknowledges("2026-03-02T09:10:00Z", "call");
  }

  @Test
  void anAddressMeansThatPersonAlone() {
    Pack pack = borneBy(1, "Ann@home.org");
    assertThat(isDone(pack, said("ann@home.org", Role.STAFF))).isTrue();
    assertThat(isDone(pack, said("ann@home.org", Role.UNKNOWN))).isTrue();
    assertThat(isDone(pack, said("bob@home.org", Role.STAFF))).isFalse();
    assertThat(isDone(pack, commanded("ann@home.org", Role.UNKNOWN))).isTrue();
    assertThat(isDone(pack, commanded("bob@home.org", Role.STAFF))).isFalse();
  }

  @Test
  void anyOfStaffSpeaksForATeam() {
    Pack pack = borneBy(1, "level");
    assertThat(isDone(pack, said("ann@home.org", Role.STAFF))).isTrue();
    assertThat(isDone(pack, said("bob@else.org", Role.UNKNOWN))).isFalse();
    assertThat(isDone(pack, said("cleo@acme.com", Role.REPORTER))).isFalse();
    assertThat(isDone(pack, said("carl@acme.com", Role.CUSTOMER))).isFalse();
    assertThat(isDone(pack, commanded("bob@else.org", Role.UNKNOWN))).isTrue();
    assertThat(isDone(pack, commanded("carl@acme.com", Role.CUSTOMER))).isFalse();
  }

  @Test
  void theReporterSpeaksWhereItIsTheirs() {
    Pack pack = borneBy(1, "reporter");
    assertThat(isDone(pack, said("cleo@acme.com", Role.REPORTER))).isTrue();
    assertThat(isDone(pack, said("ann@home.org", Role.STAFF))).isFalse();
  }

  @Test
  void theAssigneeSpeaksOnceTheyHaveIt() {
    Pack pack = borneBy(1, "assignee");
    Tale tale =
        severe()
            .as("bob@home.org", Role.STAFF)
            .sets("2026-03-02T09:05:00Z", "assignee", "ann@home.org")
            .says("2026-03-02T09:10:00Z", Visibility.INTERNAL, "called");
    assertThat(isDone(pack, tale)).isFalse();
    tale.as("ann@home.org", Role.STAFF).says("2026-03-02T09:15:00Z", Visibility.INTERNAL, "called");
    assertThat(isDone(pack, tale)).isTrue();
  }

  @Test
  void whereNobodyIsFoundAnyOfStaffSpeaks() {
    assertThat(isDone(borneBy(1, "owner"), said("ann@home.org", Role.STAFF))).isTrue();
    assertThat(isDone(borneBy(1), said("ann@home.org", Role.STAFF))).isTrue();
    assertThat(isDone(borneBy(1), said("bob@else.org", Role.UNKNOWN))).isFalse();
  }

  @Test
  void aWordThatACorrectionAddsCounts() {
    Tale tale =
        severe()
            .as("ann@home.org", Role.STAFF)
            .says("2026-03-02T09:10:00Z", Visibility.INTERNAL, "I have")
            .tell(
                "2026-03-02T09:20:00Z",
                new Happening.Turned(Turn.EDITED, Visibility.INTERNAL, false, "called"));
    assertThat(isDone(borneBy(1, "level"), tale)).isTrue();
  }

  @Test
  void twoAreNeededWhoAreNotOne() {
    Pack pack = borneBy(2, "level");
    Tale tale =
        said("ann@home.org", Role.STAFF)
            .acknowledges("2026-03-02T09:20:00Z", "call")
            .says("2026-03-02T09:25:00Z", Visibility.INTERNAL, "called");
    assertThat(isDone(pack, tale)).isFalse();
    tale.as("bob@home.org", Role.STAFF).acknowledges("2026-03-02T09:30:00Z", "call");
    assertThat(isDone(pack, tale)).isTrue();
  }

  @Test
  void twoAccountsAreTwoPeopleOnlyIfSomethingTellsSo() {
    var desk = new TrackerId("desk");
    var eng = new TrackerId("eng");
    Party hidden = Party.of(desk, "7", "Ann", "");
    assertThat(Persons.areTwo(hidden, Party.of(desk, "8", "Bob", ""))).isTrue();
    assertThat(Persons.areTwo(hidden, Party.of(eng, "8", "Bob", ""))).isFalse();
    assertThat(Persons.areTwo(hidden, Party.of(desk, "", "b", "b@home.org"))).isFalse();
    assertThat(Persons.areTwo(hidden, Party.of(eng, "9", "ann", "a@home.org"))).isFalse();
  }
}
