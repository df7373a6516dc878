package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.PullContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

@WithRealRt
final class RealRtPullContractTest extends PullContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new RealRt(), Map.of());
  }
}
