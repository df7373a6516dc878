package org.incidentbridge.testkit.sim.rt;

import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Lets callers in and sends them where they want to go. */
final class Front {

  private final Site site;

  Front(Site site) {
    this.site = site;
  }

  SimResponse answer(SimRequest request) {
    return SimResponse.empty(404, "Not Found");
  }
}
