package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.IdempotencyContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

/** With marks in custom fields, where customers do not see them. */
@WithRealRt
final class RealRtFieldMarksContractTest extends IdempotencyContract {

  @Override
  protected TrackerHarness open() {
    return new RtHarness(
        new RealRt(), Map.of("marker", Map.of("field", "Jira key", "transactionField", "Origin")));
  }
}
