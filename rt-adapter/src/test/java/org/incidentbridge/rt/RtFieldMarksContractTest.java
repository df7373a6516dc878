package org.incidentbridge.rt;

import java.util.Map;
import org.incidentbridge.testkit.contract.IdempotencyContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.incidentbridge.testkit.sim.rt.RtFieldType;

/** With marks in custom fields, where customers do not see them. */
final class RtFieldMarksContractTest extends IdempotencyContract {

  @Override
  protected TrackerHarness open() {
    var site = new SimulatedRt();
    site.rt.admin().addField("Jira key", RtFieldType.FREEFORM_SINGLE);
    site.rt.admin().addTransactionField("Origin");
    return new RtHarness(
        site, Map.of("marker", Map.of("field", "Jira key", "transactionField", "Origin")));
  }
}
