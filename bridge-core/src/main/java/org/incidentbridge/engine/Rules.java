package org.incidentbridge.engine;

import java.util.Optional;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;

/**
 * What the engine goes by.
 *
 * @param bridge routes, words and people, within the reach of the policy
 * @param policy the promises that are kept; empty if none are
 */
public record Rules(Bridge bridge, Optional<PolicyInForce> policy) {

  public Rules {
    bridge = policy.map(PolicyInForce::reach).map(bridge::within).orElse(bridge);
  }

  /** Those without a policy. */
  public static Rules of(Bridge bridge) {
    return new Rules(bridge, Optional.empty());
  }

  /** Whether there is nothing to go by: everything is left as it is. */
  public boolean isPaused() {
    return bridge.isIdle();
  }
}
