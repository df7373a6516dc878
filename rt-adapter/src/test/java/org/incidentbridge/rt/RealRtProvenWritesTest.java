package org.incidentbridge.rt;

import java.util.Map;

@WithRealRt
final class RealRtProvenWritesTest extends RtProofs {

  @Override
  RtHarness harness() {
    return new RtHarness(new RealRt(), Map.of());
  }
}
