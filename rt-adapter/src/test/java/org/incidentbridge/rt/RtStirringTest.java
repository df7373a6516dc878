package org.incidentbridge.rt;

import java.util.Map;

final class RtStirringTest extends RtStirrings {

  @Override
  RtHarness harness() {
    return new RtHarness(new SimulatedRt(), Map.of());
  }
}
