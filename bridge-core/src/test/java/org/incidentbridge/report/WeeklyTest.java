package org.incidentbridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.report.Made.WEEK;
import static org.incidentbridge.report.Made.at;
import static org.incidentbridge.report.Made.incident;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.replay.ClockReading.Pause;
import org.incidentbridge.replay.ClockReading.State;
import org.incidentbridge.report.Sample.Standing;
import org.incidentbridge.report.Weekly.Flag;
import org.incidentbridge.report.Weekly.Limits;
import org.incidentbridge.report.Weekly.Line;
import org.junit.jupiter.api.Test;

/** J6 and C5: what is gone through in the weekly review. */
final class WeeklyTest {

  private static Weekly of(Made... incidents) {
    List<Sample> samples = java.util.Arrays.stream(incidents).map(Made::done).toList();
    return Weekly.of(samples, WEEK, Limits.USUAL);
  }

  private static List<Flag> flags(Made incident) {
    return of(incident).lines().getFirst().flags().stream().sorted().toList();
  }

  @Test
  void anEmptyStoreHasNothingToGoThrough() {
    assertThat(of().lines()).isEmpty();
  }

  @Test
  void j6ListsWhatIsOpenTheGravestFirstThenTheOldest() {
    Weekly weekly =
        of(
            incident("young", "2026-03-12T00:00:00Z"),
            incident("old", "2026-03-10T00:00:00Z"),
            incident("grave", "2026-03-13T00:00:00Z").severity("sev1"),
            incident("over", "2026-03-10T00:00:00Z").status("2026-03-11T00:00:00Z", "resolved"),
            incident("unknown", "2026-03-01T00:00:00Z").severity(""));

    assertThat(weekly.lines())
        .extracting((Line l) -> l.sample().label().incident())
        .containsExactly("grave", "old", "young", "unknown");
  }

  @Test
  void j6FlagsWhatWasThereInTheLastReviewAndNotTouchedSince() {
    String before = "2026-03-08T23:59:59Z";
    assertThat(flags(incident("a", before))).containsExactly(Flag.UNTOUCHED);
    assertThat(flags(incident("a", before).touched("2026-03-09T00:00:00Z"))).isEmpty();
    assertThat(flags(incident("new", "2026-03-09T00:00:00Z"))).isEmpty();
  }

  @Test
  void c5FlagsWhatNobodyIsAssignedToAndWorkThatDoesNotMove() {
    Made idle = incident("a", "2026-03-10T00:00:00Z").status("2026-03-13T00:00:00Z", "in-progress");
    assertThat(flags(idle.touched("2026-03-13T00:00:00Z").assignee("")))
        .containsExactly(Flag.UNASSIGNED, Flag.STALE);
    assertThat(flags(idle.touched("2026-03-13T00:00:01Z").assignee("Ann"))).isEmpty();
  }

  @Test
  void c5FlagsAClockThatHasBeenPausedForLong() {
    var pause = new Pause(at("2026-03-02T00:00:00Z"), Optional.empty(), "waits");
    var shorter = new Pause(at("2026-03-02T00:00:01Z"), Optional.empty(), "waits");
    String touched = "2026-03-10T00:00:00Z";

    assertThat(
            flags(
                incident("a", "2026-03-01T00:00:00Z")
                    .touched(touched)
                    .clock(State.PAUSED, "", "", pause)))
        .containsExactly(Flag.PAUSED);
    assertThat(
            flags(
                incident("a", "2026-03-01T00:00:00Z")
                    .touched(touched)
                    .clock(State.PAUSED, "", "", shorter)))
        .isEmpty();
  }

  @Test
  void thePromiseThatIsDueNextIsTold() {
    Made incident =
        incident("a", "2026-03-10T00:00:00Z")
            .clock(State.RUNNING, "2026-03-20T00:00:00Z", "")
            .clock(State.BREACHED, "2026-03-12T00:00:00Z", "");

    Line line = of(incident).lines().getFirst();

    assertThat(line.next().map(Weekly.NextDue::at)).contains(at("2026-03-12T00:00:00Z"));
    assertThat(line.flags()).containsExactly(Flag.OVERDUE);
  }

  @Test
  void a2ProcessTestsAreNotGoneThroughButCounted() {
    Weekly weekly = of(incident("t", "2026-03-10T00:00:00Z").standing(Standing.TEST));

    assertThat(weekly.lines()).isEmpty();
    assertThat(weekly.leftOut()).isEqualTo(new LeftOut(1, 0));
  }
}
