package org.incidentbridge.rt;

import java.util.Map;

@WithRealRt
final class RealRtFactsTest extends RtFacts {

  @Override
  RtHarness harness(Map<String, Object> more) {
    return new RtHarness(new RealRt(), more);
  }
}
