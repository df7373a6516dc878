package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.RefusalContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class RtRefusalContractTest extends RefusalContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new SimulatedRt(), Map.of());
  }
}
