package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.RefusalContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

@WithRealRt
final class RealRtRefusalContractTest extends RefusalContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new RealRt(), Map.of());
  }
}
