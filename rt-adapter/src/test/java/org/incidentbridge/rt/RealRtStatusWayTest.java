package org.incidentbridge.rt;

import org.junit.jupiter.api.Assumptions;

@WithRealRt
final class RealRtStatusWayTest extends RtStatusWays {

  @Override
  RtSite site() {
    var site = new RealRt();
    Assumptions.assumeFalse(site.major().isEmpty(), "set " + RealRt.MAJOR);
    return site;
  }
}
