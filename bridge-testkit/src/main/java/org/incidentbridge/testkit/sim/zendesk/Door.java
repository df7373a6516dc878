package org.incidentbridge.testkit.sim.zendesk;

import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** Lets requests in. */
final class Door {

  Door(Desk desk) {}

  SimResponse answer(SimRequest request) {
    throw Problem.noEndpoint();
  }
}
