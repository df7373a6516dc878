package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.IdempotencyContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

@WithRealRt
final class RealRtIdempotencyContractTest extends IdempotencyContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new RealRt(), Map.of());
  }
}
