package org.incidentbridge.rt;

import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.contract.MoveContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class RtMoveContractTest extends MoveContract {

  @Override
  protected TrackerHarness open() {
    var site = new SimulatedRt();
    return new RtHarness(site, Map.of("queues", List.of(site.queue(), site.elsewhere())));
  }
}
