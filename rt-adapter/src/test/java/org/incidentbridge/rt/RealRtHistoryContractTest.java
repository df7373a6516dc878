package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.HistoryContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

@WithRealRt
final class RealRtHistoryContractTest extends HistoryContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new RealRt(), Map.of());
  }
}
