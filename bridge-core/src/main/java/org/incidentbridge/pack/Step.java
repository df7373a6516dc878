package org.incidentbridge.pack;

import java.util.List;
import org.incidentbridge.policy.Condition;

/**
 * One step of escalation: it fires at most once for each cause (N9).
 *
 * @param rule its name, unique in the pack
 * @param trigger what causes it
 * @param when has to hold at that moment, too
 * @param actions in their order
 */
public record Step(RuleName rule, Trigger trigger, Condition when, List<Action> actions) {

  public Step {
    actions = List.copyOf(actions);
  }

  public String name() {
    return rule.name();
  }
}
