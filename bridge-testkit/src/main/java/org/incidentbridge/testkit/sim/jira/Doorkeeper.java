package org.incidentbridge.testkit.sim.jira;

import java.util.Optional;
import org.incidentbridge.testkit.sim.SimRequest;

/** Tells who calls. */
@FunctionalInterface
interface Doorkeeper {

  /**
   * Empty for somebody who sent no credentials.
   *
   * @throws Problem 401 or 403 for credentials that do not hold
   */
  Optional<JiraUser> admit(SimRequest request);
}
