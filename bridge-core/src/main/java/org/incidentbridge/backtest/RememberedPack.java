package org.incidentbridge.backtest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.policy.Condition;

/** The same packs with conditions that remember their answers, equal ones together. */
final class RememberedPack {
  private final Map<Condition, Condition> known = new HashMap<>();

  /** Equal conditions stay equal. */
  private Condition of(Condition condition) {
    return known.computeIfAbsent(condition, RememberedCondition::of);
  }

  PolicyPack of(PolicyPack pack) {
    PolicyPack.Head head = pack.head();
    return new PolicyPack(
        new PolicyPack.Head(
            head.name(), head.title(), head.version(), head.effective(), of(head.counts())),
        severity(pack.severity()),
        pack.clocks().stream().map(this::clock).toList(),
        ladder(pack.ladder()),
        duties(pack.duties()),
        pack.catalogue());
  }

  private SeverityRules severity(SeverityRules rules) {
    List<SeverityRules.Rule> all =
        rules.rules().stream()
            .map(r -> new SeverityRules.Rule(r.name(), of(r.when()), r.is()))
            .toList();
    return new SeverityRules(all, rules.otherwise());
  }

  private ClockRule clock(ClockRule clock) {
    ClockRule.Run run = clock.run();
    var asked =
        new ClockRule.Run(
            of(run.start()), of(run.stop()), of(run.pause()), run.again(), of(run.restart()));
    List<ClockRule.TargetRow> rows =
        clock.targets().stream()
            .map(r -> new ClockRule.TargetRow(r.name(), of(r.when()), r.target(), r.hours()))
            .toList();
    return new ClockRule(clock.rule(), clock.title(), asked, rows);
  }

  private Ladder ladder(Ladder ladder) {
    return new Ladder(
        ladder.levels().stream()
            .map(l -> new Ladder.Level(l.word(), l.title(), l.team(), of(l.handles()), l.hours()))
            .toList(),
        ladder.start().stream()
            .map(s -> new Ladder.Start(s.rule(), of(s.when()), s.level()))
            .toList(),
        ladder.steps().stream().map(s -> s.on(of(s.when()))).toList());
  }

  private PolicyPack.Duties duties(PolicyPack.Duties duties) {
    return new PolicyPack.Duties(
        duties.gates().stream().map(this::gate).toList(),
        duties.obligations().stream().map(this::obligation).toList());
  }

  private Gate gate(Gate gate) {
    List<Gate.Need> needs =
        gate.needs().stream().map(n -> new Gate.Need(n.title(), of(n.met()))).toList();
    return new Gate(gate.rule(), of(gate.when()), needs, gate.ask());
  }

  private ObligationRule obligation(ObligationRule rule) {
    ObligationRule.Done done = rule.done();
    var asked =
        new ObligationRule.Done(
            of(done.acknowledged()), of(done.dropped()), done.after(), done.needs());
    return new ObligationRule(rule.rule(), rule.title(), rule.who(), rule.due(), asked);
  }
}
