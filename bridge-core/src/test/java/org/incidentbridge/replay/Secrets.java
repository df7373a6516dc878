package org.incidentbridge.replay;

import java.util.Map;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.policy.Condition;

/** The same pack with conditions that do not tell what they read. */
final class Secrets {

  private Secrets() {}

  static PolicyPack of(PolicyPack pack) {
    return new PolicyPack(
        pack.head(),
        new SeverityRules(
            pack.severity().rules().stream()
                .map(r -> new SeverityRules.Rule(r.name(), hide(r.when()), r.is()))
                .toList(),
            pack.severity().otherwise()),
        pack.clocks().stream().map(Secrets::clock).toList(),
        new Ladder(
            pack.ladder().levels(),
            pack.ladder().start(),
            pack.ladder().steps().stream().map(s -> s.on(hide(s.when()))).toList()),
        new PolicyPack.Duties(
            pack.duties().gates().stream().map(Secrets::gate).toList(),
            pack.duties().obligations().stream().map(Secrets::obligation).toList()),
        pack.catalogue());
  }

  private static ClockRule clock(ClockRule rule) {
    ClockRule.Run run = rule.run();
    return new ClockRule(
        rule.rule(),
        rule.title(),
        new ClockRule.Run(
            hide(run.start()),
            hide(run.stop()),
            hide(run.pause()),
            run.again(),
            hide(run.restart())),
        rule.targets().stream()
            .map(t -> new ClockRule.TargetRow(t.name(), hide(t.when()), t.target(), t.hours()))
            .toList());
  }

  private static Gate gate(Gate gate) {
    return new Gate(
        gate.rule(),
        hide(gate.when()),
        gate.needs().stream().map(n -> new Gate.Need(n.title(), hide(n.met()))).toList(),
        gate.ask());
  }

  private static ObligationRule obligation(ObligationRule rule) {
    ObligationRule.Done done = rule.done();
    return new ObligationRule(
        rule.rule(),
        rule.title(),
        rule.who(),
        rule.due(),
        new ObligationRule.Done(
            hide(done.acknowledged()), hide(done.dropped()), done.after(), done.needs()));
  }

  private static Condition hide(Condition condition) {
    return new Condition() {
      @Override
      public Answer test(Map<String, Object> variables) {
        return condition.test(variables);
      }

      @Override
      public String text() {
        return condition.text();
      }
    };
  }
}
