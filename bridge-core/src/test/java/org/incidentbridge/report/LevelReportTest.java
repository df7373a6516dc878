package org.incidentbridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.report.Made.ALWAYS;
import static org.incidentbridge.report.Made.WEEK;
import static org.incidentbridge.report.Made.incident;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.report.LevelReport.Level;
import org.junit.jupiter.api.Test;

/** J10: shares by level against their targets. */
final class LevelReportTest {

  private static final String BEGIN = "2026-03-10T00:00:00Z";
  private static final String MIDDLE = "2026-03-10T06:00:00Z";
  private static final String END = "2026-03-11T00:00:00Z";

  private static List<Level> levels(Made... incidents) {
    List<Sample> samples = Arrays.stream(incidents).map(Made::done).toList();
    return LevelReport.of(samples, WEEK, aims("L1", "L2", "L3")).levels();
  }

  private static Aims aims(String... levels) {
    return Aims.of(ladder(levels), new TreeMap<>());
  }

  private static Ladder ladder(String... levels) {
    return new Ladder(
        Arrays.stream(levels)
            .map(l -> new Ladder.Level(l, l, List.of(), Condition.ALWAYS, new Hours.Of(ALWAYS)))
            .toList(),
        List.of(),
        List.of());
  }

  @Test
  void theLevelsAreThoseOfThePolicyAndOthersAtWhichAnIncidentWas() {
    Made atL4 = incident("d", BEGIN).stay("L4", BEGIN, END).status(END, "resolved");
    List<Sample> samples = List.of(atL1().done(), atL4.done());

    assertThat(LevelReport.of(samples, WEEK, aims("L1", "L2")).levels())
        .extracting(Level::level)
        .containsExactly("L1", "L2", "L4");
  }

  @Test
  void theUsualTargetsAreForThreeLevelsAndOthersForWhatIsNamed() {
    assertThat(aims("L1", "L2", "L3").targets()).containsEntry("L1", 0.80).hasSize(3);
    assertThat(aims("L1", "L2").targets()).isEmpty();
    assertThat(aims("L0", "L1", "L2", "L3", "L4").targets()).isEmpty();
    assertThat(Aims.of(ladder("L1", "L2"), new TreeMap<>(Map.of("L1", 0.9))).targets())
        .containsExactly(Map.entry("L1", 0.9));
  }

  private static Made atL1() {
    return incident("a", BEGIN).stay("L1", BEGIN, END).status(END, "resolved");
  }

  private static Made atL2() {
    return incident("b", BEGIN)
        .stay("L1", BEGIN, MIDDLE)
        .stay("L2", MIDDLE, END)
        .status(END, "resolved");
  }

  @Test
  void anEmptyStoreKeepsAllTargets() {
    assertThat(levels())
        .extracting(Level::level, Level::resolved)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("L1", 0L),
            org.assertj.core.groups.Tuple.tuple("L2", 0L),
            org.assertj.core.groups.Tuple.tuple("L3", 0L));
    assertThat(levels()).allMatch(l -> l.reached().isKept());
  }

  @Test
  void j10TheLevelWhereItWasResolvedCounts() {
    List<Level> levels = levels(atL1(), atL1(), atL1(), atL2());

    assertThat(levels.getFirst().share().is()).contains(0.75);
    assertThat(levels.getFirst().reached().isKept()).as("75 of 80 per cent").isFalse();
    assertThat(levels.get(1).share().is()).contains(0.25);
    assertThat(levels.get(1).reached().isKept()).as("100 of 95 per cent").isTrue();
  }

  @Test
  void j10EightyFifteenFiveIsExactlyEnough() {
    Made atL3 = incident("c", BEGIN).stay("L3", BEGIN, END).status(END, "closed");
    List<Made> twenty = new java.util.ArrayList<>(java.util.Collections.nCopies(16, atL1()));
    twenty.addAll(List.of(atL2(), atL2(), atL2(), atL3));

    assertThat(levels(twenty.toArray(Made[]::new))).allMatch(l -> l.reached().isKept());
  }

  @Test
  void j10WhatL2LeavesToL3CountsAgainstIt() {
    Made atL3 = incident("c", BEGIN).stay("L3", BEGIN, END).status(END, "closed");
    List<Made> twenty = new java.util.ArrayList<>(java.util.Collections.nCopies(16, atL1()));
    twenty.addAll(List.of(atL2(), atL2(), atL3, atL3));

    Level level = levels(twenty.toArray(Made[]::new)).get(1);

    assertThat(level.reached().target()).contains(0.95);
    assertThat(level.reached().isKept()).as("90 of 95 per cent").isFalse();
  }

  /** L1 80 % of incidents, L2 75 % of those escalated to it, L3 the rest. */
  @Test
  void j10L2IsMeasuredByThoseThatWereEscalatedToIt() {
    Made atL3 =
        incident("c", BEGIN)
            .stay("L1", BEGIN, MIDDLE)
            .stay("L2", MIDDLE, MIDDLE)
            .stay("L3", MIDDLE, END)
            .status(END, "closed");

    List<Level> levels = levels(atL1(), atL1(), atL2(), atL2(), atL3);

    assertThat(levels)
        .extracting(l -> l.escalated().is().orElseThrow())
        .containsExactly(0.4, 2.0 / 3, 1.0);
    assertThat(levels.get(0).escalated().target()).contains(0.8);
    assertThat(levels.get(1).escalated().target()).contains(0.75);
    assertThat(levels.get(1).escalated().isKept()).as("67 of 75 per cent").isFalse();
    assertThat(levels.get(2).escalated().target()).isEmpty();
  }

  @Test
  void j10WhatSkipsALevelWasNotEscalatedToIt() {
    Made toL3 =
        incident("c", BEGIN)
            .stay("L1", BEGIN, MIDDLE)
            .stay("L3", MIDDLE, END)
            .status(END, "closed");

    assertThat(levels(atL1(), atL2(), toL3).get(1).escalated().is()).contains(1.0);
  }

  @Test
  void whatIsOpenAgainWasNotResolved() {
    Made again = atL1().status("2026-03-12T00:00:00Z", "in-progress");

    assertThat(levels(again)).allMatch(l -> l.resolved() == 0);
  }

  @Test
  void timeAtALevelIsThatOfEachStay() {
    List<Level> levels = levels(atL2());

    assertThat(levels.getFirst().here().median()).isEqualTo(Optional.of(Duration.ofHours(6)));
    assertThat(levels.get(1).here().median()).isEqualTo(Optional.of(Duration.ofHours(18)));
  }
}
