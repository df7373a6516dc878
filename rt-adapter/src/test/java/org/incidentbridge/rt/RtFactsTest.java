package org.incidentbridge.rt;

import java.util.Map;

final class RtFactsTest extends RtFacts {

  private final SimulatedRt site = new SimulatedRt();

  @Override
  RtHarness harness(Map<String, Object> more) {
    site.rt.admin().zone("bridge", "");
    return new RtHarness(site, more);
  }
}
