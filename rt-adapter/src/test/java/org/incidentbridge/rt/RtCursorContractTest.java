package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.CursorContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class RtCursorContractTest extends CursorContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new SimulatedRt(), Map.of());
  }
}
