package org.incidentbridge.rt;

import java.util.Map;

final class RtProvenWritesTest extends RtProofs {

  @Override
  RtHarness harness() {
    return new RtHarness(new SimulatedRt(), Map.of());
  }
}
