package org.incidentbridge.rt;

final class RtStatusWayTest extends RtStatusWays {

  @Override
  RtSite site() {
    return new SimulatedRt();
  }
}
