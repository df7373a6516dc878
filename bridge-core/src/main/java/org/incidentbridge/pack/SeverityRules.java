package org.incidentbridge.pack;

import java.util.List;
import org.incidentbridge.policy.Condition;

/**
 * Which severity an incident has: the first rule that holds. With no rule at all the severity that
 * people set stands.
 *
 * @param rules in the order in which they are asked
 * @param otherwise the canonical word if none holds; shown as such wherever it is explained
 */
public record SeverityRules(List<Rule> rules, String otherwise) {

  public SeverityRules {
    rules = List.copyOf(rules);
  }

  /**
   * One rule.
   *
   * @param name how it is called
   * @param when over {@code reported}, {@code sides}, {@code service} and {@code customer}
   * @param is the canonical word, for example {@code sev1}
   */
  public record Rule(RuleName name, Condition when, String is) {}
}
