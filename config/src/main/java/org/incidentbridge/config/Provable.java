package org.incidentbridge.config;

import java.util.Map;
import java.util.Optional;
import org.incidentbridge.policy.Condition;

/** A condition of which something can be said although only a part of what it reads is known. */
interface Provable extends Condition {

  /**
   * Whether it holds; empty if what is known does not tell.
   *
   * @param known by path, such as {@code incident.status}: a text, a whole number or a truth
   */
  Optional<Boolean> under(Map<String, Object> known);

  /** The same of any condition; of one that cannot be looked into nothing is ever said. */
  static Optional<Boolean> under(Condition condition, Map<String, Object> known) {
    if (condition.equals(Condition.ALWAYS) || condition.equals(Condition.NEVER)) {
      return Optional.of(condition.equals(Condition.ALWAYS));
    }
    return condition instanceof Provable provable ? provable.under(known) : Optional.empty();
  }
}
