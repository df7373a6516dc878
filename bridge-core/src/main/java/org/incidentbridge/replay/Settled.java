package org.incidentbridge.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.replay.CaseRecord.Closed;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.ClockReading.Promise;

/** What was closed under an earlier version of the policy stays as it was decided then. */
public final class Settled {

  private Settled() {}

  /**
   * A verdict with the cycles that were closed under other versions as they were closed.
   *
   * @param version that of the policy pack the verdict is by
   */
  public static Verdict in(Verdict verdict, CaseRecord record, String version) {
    List<Closed> earlier =
        record.closed().stream().filter(c -> !c.version().equals(version)).toList();
    if (earlier.isEmpty()) {
      return verdict;
    }
    List<ClockReading> clocks = new ArrayList<>();
    verdict.clocks().forEach(clock -> clocks.add(in(clock, earlier)));
    return new Verdict(
        verdict.until(),
        verdict.facts(),
        clocks,
        verdict.firings(),
        verdict.duties(),
        verdict.outlook());
  }

  private static ClockReading in(ClockReading clock, List<Closed> earlier) {
    List<Cycle> cycles = new ArrayList<>();
    clock.cycles().forEach(cycle -> cycles.add(in(clock.name(), cycle, earlier)));
    return new ClockReading(clock.rule(), cycles);
  }

  /** A cycle that is the same run: what came to be known of it since may have changed it. */
  private static Cycle in(String clock, Cycle cycle, List<Closed> earlier) {
    return earlier.stream()
        .filter(c -> c.clock().equals(clock) && c.run().number() == cycle.number())
        .map(Closed::run)
        .filter(r -> cycle.stop().equals(Optional.of(r.stop())) && cycle.start().equals(r.start()))
        .findFirst()
        .map(run -> settled(cycle, run))
        .orElse(cycle);
  }

  private static Cycle settled(Cycle cycle, CaseRecord.Run run) {
    var promise = new Promise(Optional.empty(), Optional.empty(), run.due(), Optional.empty());
    return new Cycle(
        cycle.number(), cycle.start(), cycle.stop(), cycle.pauses(), promise, run.state());
  }
}
