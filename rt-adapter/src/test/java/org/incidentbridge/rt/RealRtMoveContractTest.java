package org.incidentbridge.rt;

import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.contract.MoveContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Assumptions;

@WithRealRt
final class RealRtMoveContractTest extends MoveContract {

  @Override
  protected TrackerHarness open() {
    var site = new RealRt();
    Assumptions.assumeFalse(site.elsewhere().isEmpty(), "set " + RealRt.ELSEWHERE);
    return new RtHarness(site, Map.of("queues", List.of(site.queue(), site.elsewhere())));
  }
}
