package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.PushContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class RtPushContractTest extends PushContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new SimulatedRt(), Map.of());
  }
}
