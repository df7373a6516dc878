package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.CursorContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

@WithRealRt
final class RealRtCursorContractTest extends CursorContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new RealRt(), Map.of());
  }
}
