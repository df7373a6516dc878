package org.incidentbridge.replay;

import java.time.Instant;

/**
 * Whether a step was in force when its cause came. What was not has no effect, outer or inner: a
 * policy that is new, or was edited, does not change what came before it.
 */
@FunctionalInterface
public interface InForce {

  /** Every step always was. */
  InForce ALWAYS = (key, step, at) -> true;

  /**
   * Whether a step fires.
   *
   * @param key of the {@link Firing}
   * @param step the name of the step or gate
   * @param at the moment of the cause
   */
  boolean allows(String key, String step, Instant at);
}
