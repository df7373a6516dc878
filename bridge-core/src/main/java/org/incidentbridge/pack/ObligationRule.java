package org.incidentbridge.pack;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.policy.Condition;

/**
 * A duty that a machine cannot fulfil itself.
 *
 * @param rule its name, unique in the pack
 * @param title what is to be done, for people
 * @param who names of the catalogue, {@code owner}, {@code level}, or addresses
 * @param due by when, counted from its opening
 * @param done how it ends
 */
public record ObligationRule(RuleName rule, String title, List<String> who, Due due, Done done) {

  public ObligationRule {
    who = List.copyOf(who);
  }

  public String name() {
    return rule.name();
  }

  /**
   * By when.
   *
   * @param target how long it may take
   * @param hours which count
   */
  public record Due(Target target, Hours hours) {}

  /**
   * How it ends.
   *
   * @param acknowledged an event after its opening that acknowledges it: a reply with a word, a
   *     field, a transition; a person's command always does. Replies count only of people; a state
   *     that holds when it is opened acknowledges it at once, if one person is enough
   * @param dropped it is needed no more once this holds, and is not opened while it does
   * @param after it opens only when this one, opened before, has ended; empty if at once
   * @param needs how many different people have to acknowledge it; positive
   */
  public record Done(
      Condition acknowledged, Condition dropped, Optional<String> after, int needs) {}
}
