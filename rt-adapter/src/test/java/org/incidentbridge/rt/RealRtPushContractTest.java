package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.PushContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

@WithRealRt
final class RealRtPushContractTest extends PushContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new RealRt(), Map.of());
  }
}
