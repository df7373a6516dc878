package org.incidentbridge.zendesk;

import org.incidentbridge.testkit.contract.PushContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class ZendeskPushContractTest extends PushContract {

  @Override
  protected TrackerHarness open() {
    return new ZendeskHarness();
  }
}
