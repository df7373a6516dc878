package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.HistoryContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class RtHistoryContractTest extends HistoryContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new SimulatedRt(), Map.of());
  }
}
