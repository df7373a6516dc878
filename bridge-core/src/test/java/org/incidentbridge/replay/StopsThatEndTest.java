package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.replay.ClockReading.State.BREACHED;
import static org.incidentbridge.replay.ClockReading.State.MET;
import static org.incidentbridge.replay.ClockReading.State.RUNNING;

import java.time.Instant;
import java.util.List;
import org.incidentbridge.pack.ClockRule.Again;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** What becomes of a clock when the state that stopped it is over, and nothing else started it. */
final class StopsThatEndTest {

  private static final Says RESOLVED = Says.status("resolved");
  private static final Says VENDOR = Says.status("waiting-on-third-party");
  private static final Says RESTORED = Says.that("incident.resolution", "workaround");

  private static Pack clock(Condition start, Condition stop, Again again) {
    return new Pack().clock("c", stop).start(start).again(again).within("PT4H", Town.ALWAYS);
  }

  private static List<Cycle> cycles(Pack pack, Tale tale, String until) {
    return pack.verdict(tale, until).clocks().getFirst().cycles();
  }

  private static Tale open() {
    return Tale.opened("2026-03-02T09:00:00Z").as(Role.STAFF);
  }

  private static Tale handedBack() {
    return open()
        .sets("2026-03-02T10:00:00Z", "status", "waiting-on-third-party")
        .sets("2026-03-02T20:00:00Z", "status", "in-progress");
  }

  @Test
  void theClockGoesOnWhenTheVendorHandsTheIncidentBack() {
    List<Cycle> cycles =
        cycles(clock(RESOLVED.not(), VENDOR, Again.RESUME), handedBack(), "2026-03-02T22:00:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(MET, RUNNING);
    assertThat(cycles.getLast().promise().due()).contains(Instant.parse("2026-03-02T23:00:00Z"));
  }

  @Test
  void andIsBreachedInTheEnd() {
    List<Cycle> cycles =
        cycles(clock(RESOLVED.not(), VENDOR, Again.RESUME), handedBack(), "2026-03-03T09:00:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(MET, BREACHED);
  }

  @Test
  void beginsAnewWithTheWholeTargetWhereItIsToldTo() {
    List<Cycle> cycles =
        cycles(clock(RESOLVED.not(), VENDOR, Again.ANEW), handedBack(), "2026-03-02T22:00:00Z");
    assertThat(cycles.getLast().promise().due()).contains(Instant.parse("2026-03-03T00:00:00Z"));
  }

  @Test
  void staysStoppedWhereItRunsOnlyOnce() {
    assertThat(
            cycles(
                clock(RESOLVED.not(), VENDOR, Again.NEVER), handedBack(), "2026-03-03T09:00:00Z"))
        .extracting(Cycle::state)
        .containsExactly(MET);
  }

  /** Resolved with a workaround, reopened, and the workaround withdrawn an hour later. */
  private static Tale withdrawn() {
    return open()
        .sets("2026-03-02T10:00:00Z", "resolution", "workaround")
        .sets("2026-03-02T10:00:00Z", "status", "resolved")
        .sets("2026-03-02T20:00:00Z", "status", "in-progress")
        .sets("2026-03-02T21:00:00Z", "resolution", "");
  }

  @Test
  void aReopenedIncidentWaitsForTheEndOfWhatStillStopsItsClock() {
    Pack pack = clock(RESOLVED.not(), RESTORED.or(RESOLVED), Again.RESUME);
    assertThat(cycles(pack, withdrawn(), "2026-03-02T20:30:00Z"))
        .extracting(Cycle::state)
        .containsExactly(MET);
    List<Cycle> cycles = cycles(pack, withdrawn(), "2026-03-02T21:00:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(MET, RUNNING);
    assertThat(cycles.getLast().promise().due()).contains(Instant.parse("2026-03-03T00:00:00Z"));
  }

  @Test
  void aStartByAnEventHoldsForGood() {
    Pack pack = clock(Says.created(), RESOLVED, Again.RESUME);
    Tale tale =
        open()
            .sets("2026-03-02T10:00:00Z", "status", "resolved")
            .sets("2026-03-02T20:00:00Z", "status", "in-progress");
    List<Cycle> cycles = cycles(pack, tale, "2026-03-02T21:00:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(MET, RUNNING);
    assertThat(cycles.getLast().promise().due()).contains(Instant.parse("2026-03-02T23:00:00Z"));
  }

  @Test
  void anEventThatStoppedItHasNoEnd() {
    Pack pack = clock(Says.created(), Says.answered().or(RESOLVED), Again.RESUME);
    Tale tale =
        open()
            .answers("2026-03-02T10:00:00Z")
            .sets("2026-03-02T11:00:00Z", "status", "resolved")
            .sets("2026-03-02T20:00:00Z", "status", "in-progress");
    assertThat(cycles(pack, tale, "2026-03-03T21:00:00Z"))
        .extracting(Cycle::state)
        .containsExactly(MET);
  }

  @Test
  void aQuestionWhileItIsStoppedIsDueFromTheEndOfTheStop() {
    Says asked = Says.that("event.kind", "comment").and(Says.that("event.by", "reporter"));
    Pack pack = clock(asked, Says.answered().or(RESOLVED), Again.ANEW);
    Tale tale =
        open()
            .as(Role.REPORTER)
            .answers("2026-03-02T09:30:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "status", "resolved")
            .as(Role.REPORTER)
            .answers("2026-03-02T19:59:00Z")
            .sets("2026-03-02T20:00:00Z", "status", "in-progress");
    assertThat(cycles(pack, tale, "2026-03-02T19:59:30Z"))
        .extracting(Cycle::state)
        .containsExactly(MET);
    List<Cycle> cycles = cycles(pack, tale, "2026-03-02T21:00:00Z");
    assertThat(cycles).extracting(Cycle::state).containsExactly(MET, RUNNING);
    assertThat(cycles.getLast().start()).isEqualTo(Instant.parse("2026-03-02T20:00:00Z"));
  }

  @Test
  void withoutAQuestionNothingIsDueAnewAfterTheStop() {
    Says asked = Says.that("event.kind", "comment").and(Says.that("event.by", "reporter"));
    Pack pack = clock(asked, Says.answered().or(RESOLVED), Again.ANEW);
    Tale tale =
        open()
            .as(Role.REPORTER)
            .answers("2026-03-02T09:30:00Z")
            .as(Role.STAFF)
            .sets("2026-03-02T10:00:00Z", "status", "resolved")
            .sets("2026-03-02T20:00:00Z", "status", "in-progress");
    assertThat(cycles(pack, tale, "2026-03-02T21:00:00Z"))
        .extracting(Cycle::state)
        .containsExactly(MET);
  }

  @Test
  void theHoursThatEndAStopStartItByThemselves() {
    Pack pack =
        clock(RESOLVED.not(), Says.that("open.office").not(), Again.RESUME).calendar(Town.OFFICE);
    Tale tale = Tale.opened("2026-03-02T09:00:00Z");
    Verdict night = pack.verdict(tale, "2026-03-02T22:00:00Z");
    assertThat(night.clocks().getFirst().cycles()).hasSize(1);
    assertThat(night.wakeAt()).contains(Instant.parse("2026-03-03T09:00:00Z"));
    assertThat(cycles(pack, tale, "2026-03-03T09:00:00Z")).hasSize(2);
  }
}
