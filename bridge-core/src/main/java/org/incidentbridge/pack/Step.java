package org.incidentbridge.pack;

import java.util.List;
import org.incidentbridge.policy.Condition;

/**
 * One step of escalation: it fires at most once for each cause (N9).
 *
 * @param rule its name, unique in the pack
 * @param trigger what causes it
 * @param title what it means that it fires, for people; may be empty
 * @param when has to hold at that moment, too
 * @param actions in their order
 */
public record Step(
    RuleName rule, String title, Trigger trigger, Condition when, List<Action> actions) {

  /** One without a title. */
  public Step(RuleName rule, Trigger trigger, Condition when, List<Action> actions) {
    this(rule, "", trigger, when, actions);
  }

  public Step {
    actions = List.copyOf(actions);
  }

  /** The same on another condition. */
  public Step on(Condition other) {
    return new Step(rule, title, trigger, other, actions);
  }

  public String name() {
    return rule.name();
  }
}
