package org.incidentbridge.rt;

import java.util.Map;

@WithRealRt
final class RealRtStirringTest extends RtStirrings {

  @Override
  RtHarness harness() {
    return new RtHarness(new RealRt(), Map.of());
  }
}
