package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.PullContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class RtPullContractTest extends PullContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new SimulatedRt(), Map.of());
  }
}
