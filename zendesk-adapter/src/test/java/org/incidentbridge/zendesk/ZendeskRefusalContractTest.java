package org.incidentbridge.zendesk;

import org.incidentbridge.testkit.contract.RefusalContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class ZendeskRefusalContractTest extends RefusalContract {

  @Override
  protected TrackerHarness open() {
    return new ZendeskHarness();
  }
}
