package org.incidentbridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.incidentbridge.report.Made.WEEK;
import static org.incidentbridge.report.Made.at;
import static org.incidentbridge.report.Made.incident;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.incidentbridge.replay.ClockReading.Pause;
import org.incidentbridge.replay.ClockReading.State;
import org.incidentbridge.report.Sample.Standing;
import org.incidentbridge.report.SlaReport.Kept;
import org.incidentbridge.report.SlaReport.Row;
import org.junit.jupiter.api.Test;

/** Which promises count as kept when. */
final class SlaReportTest {

  private static final String BEGIN = "2026-03-10T00:00:00Z";

  private static SlaReport of(Made... incidents) {
    return SlaReport.of(
        Arrays.stream(incidents).map(Made::done).toList(), WEEK, Duration.ofHours(24));
  }

  private static Kept kept(Made... incidents) {
    return of(incidents).bySeverity().getFirst().kept();
  }

  @Test
  void anEmptyStoreHasNoRows() {
    assertThat(of().bySeverity()).isEmpty();
    assertThat(of().misses()).isEmpty();
  }

  @Test
  void countsMetAndMissedAndWhatIsStillOpenAfterItsDueTime() {
    Kept kept =
        kept(
            incident("a", BEGIN).clock(State.MET, "2026-03-10T04:00:00Z", "2026-03-10T04:00:00Z"),
            incident("b", BEGIN)
                .clock(State.MISSED, "2026-03-10T04:00:00Z", "2026-03-10T05:00:00Z"),
            incident("c", BEGIN).clock(State.BREACHED, "2026-03-11T00:00:00Z", ""),
            incident("d", BEGIN).clock(State.RUNNING, "2026-03-17T00:00:00Z", ""),
            incident("e", BEGIN).clock(State.DONE, "", "2026-03-10T04:00:00Z"));

    assertThat(kept).isEqualTo(new Kept(1, 2, 1));
    assertThat(kept.share().orElseThrow()).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void whatHasNoTargetIsNoPromiseThatRuns() {
    SlaReport report =
        of(
            incident("a", BEGIN).clock(State.RUNNING, "", ""),
            incident("b", BEGIN).severity("sev1").clock(State.PAUSED, "", ""));

    assertThat(report.bySeverity()).extracting(Row::group).containsExactly("sev1");
    assertThat(report.bySeverity().getFirst().kept()).isEqualTo(new Kept(0, 0, 1));
  }

  @Test
  void whatWasDecidedOutsideThePeriodIsNotCounted() {
    SlaReport report =
        of(
            incident("a", "2026-03-01T00:00:00Z")
                .clock(State.MET, "2026-03-10T00:00:00Z", "2026-03-08T23:59:59Z"),
            incident("b", "2026-03-01T00:00:00Z")
                .clock(State.MISSED, "2026-03-08T00:00:00Z", "2026-03-10T00:00:00Z"));

    assertThat(report.bySeverity()).isEmpty();
    assertThat(report.misses()).isEmpty();
  }

  @Test
  void a2ProcessTestsCountInNoFigure() {
    SlaReport report =
        of(
            incident("t", BEGIN)
                .standing(Standing.TEST)
                .clock(State.MISSED, "2026-03-10T04:00:00Z", "2026-03-10T05:00:00Z"),
            incident("e", BEGIN).standing(Standing.EARLIER));

    assertThat(report.bySeverity()).isEmpty();
    assertThat(report.misses()).isEmpty();
    assertThat(report.leftOut()).isEqualTo(new LeftOut(1, 1));
  }

  @Test
  void coveredTimeIsWithoutPausesAndElapsedTimeIsAllOfIt() {
    var pause = new Pause(at("2026-03-10T01:00:00Z"), Optional.of(at("2026-03-10T03:00:00Z")), "");

    Row row =
        of(incident("a", BEGIN)
                .clock(State.MET, "2026-03-10T06:00:00Z", "2026-03-10T05:00:00Z", pause))
            .bySeverity()
            .getFirst();

    assertThat(row.covered().median()).contains(Duration.ofHours(3));
    assertThat(row.elapsed().median()).contains(Duration.ofHours(5));
  }

  @Test
  void theWorstMissComesFirstAndRunsOnUntilTheEnd() {
    SlaReport report =
        of(
            incident("a", BEGIN)
                .clock(State.MISSED, "2026-03-10T04:00:00Z", "2026-03-10T05:00:00Z"),
            incident("b", BEGIN).clock(State.BREACHED, "2026-03-15T00:00:00Z", ""));

    assertThat(report.misses())
        .extracting(m -> m.sample().label().incident(), SlaReport.Miss::late)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("b", Duration.ofDays(1)),
            org.assertj.core.groups.Tuple.tuple("a", Duration.ofHours(1)));
    assertThat(report.misses().getLast().toBreach()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void onlyWhatRunsIsAboutToBreach() {
    SlaReport report =
        of(
            incident("soon", BEGIN).clock(State.RUNNING, "2026-03-17T00:00:00Z", ""),
            incident("later", BEGIN).clock(State.RUNNING, "2026-03-17T00:00:01Z", ""),
            incident("paused", BEGIN).clock(State.PAUSED, "", ""));

    assertThat(report.close())
        .extracting(r -> r.sample().label().incident())
        .containsExactly("soon");
  }

  @Test
  void whereEverythingIsPausedNothingIsMissed() {
    Kept kept = kept(incident("a", BEGIN).clock(State.PAUSED, "", ""));

    assertThat(kept).isEqualTo(new Kept(0, 0, 1));
    assertThat(kept.share()).isEmpty();
  }

  @Test
  void percentilesAreTimesThatWereTaken() {
    var ten = java.util.stream.LongStream.rangeClosed(1, 10).mapToObj(Duration::ofHours).toList();

    assertThat(Spread.of(ten).median()).contains(Duration.ofHours(5));
    assertThat(Spread.of(ten).ninetieth()).contains(Duration.ofHours(9));
    assertThat(Spread.of(java.util.List.of()).median()).isEmpty();
  }
}
