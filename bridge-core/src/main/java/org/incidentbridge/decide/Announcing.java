package org.incidentbridge.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.CaseRecord.Closed;
import org.incidentbridge.replay.CaseRecord.Fired;
import org.incidentbridge.replay.CaseRecord.Run;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Verdict;

/** What is remembered of a verdict: steps that fired, and clocks as they were closed. Pure. */
final class Announcing {

  private final PolicyPack pack;
  private final Instant now;

  /**
   * @param now by the bridge's clock
   */
  Announcing(PolicyPack pack, Instant now) {
    this.pack = pack;
    this.now = now;
  }

  /**
   * The record after a verdict.
   *
   * @param fresh those of its firings that are carried out now
   */
  CaseRecord after(CaseRecord before, Verdict verdict, List<Firing> fresh) {
    List<Fired> fired = new ArrayList<>(before.fired());
    fresh.forEach(f -> fired.add(new Fired(f.key(), f.at(), now, f.why().text())));
    return CaseRecord.of(fired, closed(before, verdict));
  }

  /** An edit of the policy never rewrites what was closed under the old one. */
  private List<Closed> closed(CaseRecord before, Verdict verdict) {
    String version = pack.head().version();
    List<Closed> closed = new ArrayList<>(before.closed());
    closed.removeIf(c -> c.version().equals(version));
    for (ClockReading clock : verdict.clocks()) {
      for (ClockReading.Cycle cycle : clock.cycles()) {
        boolean kept =
            closed.stream()
                .anyMatch(
                    c -> c.clock().equals(clock.name()) && c.run().number() == cycle.number());
        if (!kept && cycle.stop().isPresent()) {
          closed.add(new Closed(clock.name(), run(cycle, cycle.stop().get()), version));
        }
      }
    }
    return closed;
  }

  private static Run run(ClockReading.Cycle cycle, Instant stop) {
    return new Run(cycle.number(), cycle.start(), stop, cycle.promise().due(), cycle.state());
  }
}
