package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.replay.ClockReading.State.BREACHED;
import static org.incidentbridge.replay.ClockReading.State.MET;
import static org.incidentbridge.replay.ClockReading.State.MISSED;
import static org.incidentbridge.replay.ClockReading.State.PAUSED;
import static org.incidentbridge.replay.ClockReading.State.RUNNING;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** What a clock says: the sentences of its promise, one by one. Monday is 2 March 2026. */
final class ClockTest {

  private static final Says WAITING = Says.status("waiting-on-customer");
  private final Pack response =
      new Pack().clock("response", Says.answered()).within("PT4H", Town.ALWAYS);
  private final Pack resolution =
      new Pack()
          .clock("resolution", Says.status("resolved"))
          .pause(WAITING)
          .within("PT4H", Town.OFFICE);

  static Cycle cycle(Verdict verdict, String clock) {
    return verdict.clock(clock).flatMap(ClockReading::latest).orElseThrow();
  }

  private Cycle response(Tale tale, String until) {
    return cycle(response.verdict(tale, until), "response");
  }

  private Cycle resolution(Tale tale, String until) {
    return cycle(resolution.verdict(tale, until), "resolution");
  }

  @Test
  void isMetWhenStoppedAtTheDueInstant() {
    Tale tale = Tale.opened("2026-03-02T09:00:00Z").as(Role.STAFF).answers("2026-03-02T13:00:00Z");
    assertThat(response(tale, "2026-03-02T14:00:00Z").state()).isEqualTo(MET);
  }

  @Test
  void isMissedWhenStoppedOneNanosecondLater() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .answers("2026-03-02T13:00:00.000000001Z");
    assertThat(response(tale, "2026-03-02T14:00:00Z").state()).isEqualTo(MISSED);
  }

  @Test
  void breachesAtItsDueInstantIfItStillRunsThen() {
    Tale tale = Tale.opened("2026-03-02T09:00:00Z");
    assertThat(response(tale, "2026-03-02T12:59:59.999999999Z").state()).isEqualTo(RUNNING);
    assertThat(response(tale, "2026-03-02T13:00:00Z").state()).isEqualTo(BREACHED);
  }

  @Test
  void keepsNanosecondsOfTheStart() {
    Tale tale = Tale.opened("2026-03-02T09:00:00.123456789Z");
    assertThat(response(tale, "2026-03-02T10:00:00Z").promise().due())
        .contains(Instant.parse("2026-03-02T13:00:00.123456789Z"));
  }

  @Test
  void isDueAtClosingTimeWhenItRunsOutExactlyThen() {
    Tale tale = Tale.opened("2026-03-02T13:00:00Z");
    assertThat(resolution(tale, "2026-03-02T16:00:00Z").promise().due())
        .contains(Instant.parse("2026-03-02T17:00:00Z"));
    assertThat(resolution(tale, "2026-03-02T17:00:00Z").state()).isEqualTo(BREACHED);
  }

  @Test
  void internalNotesBridgeCopiesAndAutomaticRepliesAreNoResponse() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .says("2026-03-02T09:10:00Z", Visibility.INTERNAL, "note")
            .as(Role.BRIDGE)
            .answers("2026-03-02T09:20:00Z")
            .as(Role.AUTOMATIC)
            .answers("2026-03-02T09:30:00Z")
            .as(Role.REPORTER)
            .answers("2026-03-02T09:40:00Z");
    assertThat(response(tale, "2026-03-02T10:00:00Z").state()).isEqualTo(RUNNING);
  }

  @Test
  void showsWhatIsLeftInsteadOfADateWhilePaused() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "status", "waiting-on-customer");
    Cycle cycle = resolution(tale, "2026-03-05T10:00:00Z");
    assertThat(cycle.state()).isEqualTo(PAUSED);
    assertThat(cycle.promise().due()).isEmpty();
    assertThat(cycle.promise().left()).contains(Duration.ofHours(3));
    assertThat(cycle.pauses().getLast().to()).isEmpty();
  }

  @Test
  void aPauseMovesTheDueTimeByItsCoveredTime() {
    Tale tale =
        Tale.opened("2026-03-02T14:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T15:00:00Z", "status", "waiting-on-customer")
            .sets("2026-03-03T10:00:00Z", "status", "in-progress");
    assertThat(resolution(tale, "2026-03-03T10:00:00Z").promise().due())
        .contains(Instant.parse("2026-03-03T13:00:00Z"));
  }

  @Test
  void aPauseAfterTheBreachDoesNotUndoIt() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T13:30:00Z", "status", "waiting-on-customer");
    Cycle cycle = resolution(tale, "2026-03-04T09:00:00Z");
    assertThat(cycle.state()).isEqualTo(BREACHED);
    assertThat(cycle.promise().due()).contains(Instant.parse("2026-03-02T13:00:00Z"));
  }

  @Test
  void aPauseAtTheDueInstantComesBeforeTheDueMoment() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T13:00:00Z", "status", "waiting-on-customer");
    Cycle paused = resolution(tale, "2026-03-02T15:00:00Z");
    assertThat(paused.state()).isEqualTo(PAUSED);
    assertThat(paused.promise().left()).contains(Duration.ZERO);
    tale.sets("2026-03-02T15:30:00Z", "status", "in-progress");
    assertThat(resolution(tale, "2026-03-02T16:00:00Z").promise().due())
        .contains(Instant.parse("2026-03-02T15:30:00Z"));
  }

  @Test
  void aPauseFromTheDueInstantAtClosingTimeEndsMetWhenStoppedAtNight() {
    Tale tale =
        Tale.opened("2026-03-02T13:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T17:00:00Z", "status", "waiting-on-customer")
            .sets("2026-03-02T22:00:00Z", "status", "resolved");
    assertThat(resolution(tale, "2026-03-03T22:00:00Z").state()).isEqualTo(MET);
  }

  @Test
  void createdWhilePausedCountsNothing() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z", "status", "waiting-on-customer")
            .as(Role.STAFF)
            .sets("2026-03-02T12:00:00Z", "status", "in-progress");
    assertThat(resolution(tale, "2026-03-02T11:00:00Z").promise().left())
        .contains(Duration.ofHours(4));
    assertThat(resolution(tale, "2026-03-02T13:00:00Z").promise().due())
        .contains(Instant.parse("2026-03-02T16:00:00Z"));
  }

  @Test
  void tellsWhichEventPausedIt() {
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "status", "waiting-on-customer");
    assertThat(resolution(tale, "2026-03-02T11:00:00Z").pauses().getFirst().why())
        .isEqualTo(
            "incident.status == waiting-on-customer, since staff set status to waiting-on-customer on desk:1");
  }

  @Test
  void whatIsLeftIsNegativeAfterTheDueTime() {
    Tale tale = Tale.opened("2026-03-02T09:00:00Z");
    assertThat(resolution(tale, "2026-03-02T15:00:00Z").promise().left())
        .contains(Duration.ofHours(-2));
  }

  @Test
  void runsWithoutAPromiseWhereNoTargetIsSet() {
    Pack none = new Pack().clock("c", Says.status("resolved")).add();
    Tale tale = Tale.opened("2026-03-02T09:00:00Z");
    Cycle cycle = cycle(none.verdict(tale, "2026-03-12T09:00:00Z"), "c");
    assertThat(cycle.state()).isEqualTo(RUNNING);
    assertThat(cycle.promise().due()).isEmpty();
    tale.as(Role.STAFF).sets("2026-03-13T09:00:00Z", "status", "resolved");
    assertThat(cycle(none.verdict(tale, "2026-03-14T09:00:00Z"), "c").state())
        .isEqualTo(ClockReading.State.DONE);
  }

  @Test
  void wakesAtTheDueTimeAndThenNoMore() {
    Tale tale = Tale.opened("2026-03-02T09:00:00Z");
    assertThat(resolution.verdict(tale, "2026-03-02T09:00:00Z").wakeAt())
        .isEqualTo(Optional.of(Instant.parse("2026-03-02T13:00:00Z")));
    assertThat(resolution.verdict(tale, "2026-03-02T13:00:00Z").wakeAt()).isEmpty();
  }

  @Test
  void doesNotStartBeforeTheIncidentBegins() {
    Tale tale = Tale.opened("2026-03-02T09:00:00Z");
    Verdict verdict = resolution.verdict(tale, "2026-03-01T09:00:00Z");
    assertThat(verdict.clocks()).isEmpty();
    assertThat(verdict.wakeAt()).contains(Instant.parse("2026-03-02T09:00:00Z"));
  }

  @Test
  void aConditionThatHidesWhatItReadsGivesTheSame() {
    Condition secret = Says.answered().secretly();
    Pack pack =
        new Pack()
            .clock("response", secret)
            .start(Says.created().secretly())
            .within("PT4H", Town.ALWAYS);
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .answers("2026-03-02T10:00:00Z")
            .answers("2026-03-02T11:00:00Z");
    assertThat(pack.verdict(tale, "2026-03-03T09:00:00Z").clock("response").orElseThrow().cycles())
        .hasSize(1)
        .allMatch(c -> c.stop().equals(Optional.of(Instant.parse("2026-03-02T10:00:00Z"))));
  }
}
