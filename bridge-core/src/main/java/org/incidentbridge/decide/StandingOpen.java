package org.incidentbridge.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.replay.Pending;
import org.incidentbridge.replay.Verdict;

/** What stands open under a policy, and what stood open under rules that it has no more. Pure. */
final class StandingOpen {

  private final PolicyInForce policy;
  private final Instant now;

  StandingOpen(PolicyInForce policy, Instant now) {
    this.policy = policy;
    this.now = now;
  }

  Pending after(Pending before, Verdict verdict) {
    List<Pending.Clock> clocks = new ArrayList<>(before.clocks());
    clocks.removeIf(c -> policy.pack().clock(c.name()).isPresent());
    verdict.clocks().stream()
        .flatMap(c -> c.latest().stream().map(cycle -> clock(c, cycle)))
        .filter(c -> isRunning(verdict, c.name()))
        .forEach(clocks::add);
    List<Pending.Duty> duties = new ArrayList<>(before.duties());
    duties.removeIf(d -> policy.pack().duties().obligation(d.name()).isPresent());
    verdict.duties().obligations().stream()
        .filter(o -> o.end().isEmpty())
        .map(this::duty)
        .forEach(duties::add);
    return new Pending(
        clocks, duties, policy.decides().stream().map(FieldName::name).sorted().toList());
  }

  private static boolean isRunning(Verdict verdict, String clock) {
    return verdict
        .clock(clock)
        .flatMap(ClockReading::latest)
        .filter(c -> c.stop().isEmpty())
        .isPresent();
  }

  private Pending.Clock clock(ClockReading clock, ClockReading.Cycle cycle) {
    return new Pending.Clock(
        clock.name(), clock.rule().title(), cycle.start(), cycle.promise().due(), now);
  }

  private Pending.Duty duty(Obligation duty) {
    return new Pending.Duty(
        duty.rule().name(),
        duty.rule().title(),
        duty.rule().who(),
        duty.opened(),
        duty.due(),
        now,
        duty.rule().done().needs() - duty.by().size());
  }
}
