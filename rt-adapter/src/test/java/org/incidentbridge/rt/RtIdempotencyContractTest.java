package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.IdempotencyContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class RtIdempotencyContractTest extends IdempotencyContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(new SimulatedRt(), Map.of());
  }
}
