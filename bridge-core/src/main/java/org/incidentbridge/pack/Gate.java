package org.incidentbridge.pack;

import java.util.List;
import org.incidentbridge.policy.Condition;

/**
 * What a request has to hold before it goes on. What is missing is asked for once, in the
 * reporter's tracker (C2, A1, S1).
 *
 * @param rule its name, unique in the pack
 * @param when for which incidents
 * @param needs what they have to hold
 * @param ask the template of the question; it gets the list of what is missing; empty to ask
 *     nothing
 */
public record Gate(RuleName rule, Condition when, List<Need> needs, String ask) {

  public Gate {
    needs = List.copyOf(needs);
  }

  public String name() {
    return rule.name();
  }

  /**
   * One thing needed.
   *
   * @param title as people are asked for it, for example {@code steps to reproduce}
   * @param met whether it is there
   */
  public record Need(String title, Condition met) {}
}
