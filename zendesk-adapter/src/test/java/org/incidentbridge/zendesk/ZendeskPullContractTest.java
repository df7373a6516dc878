package org.incidentbridge.zendesk;

import org.incidentbridge.testkit.contract.PullContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class ZendeskPullContractTest extends PullContract {

  @Override
  protected TrackerHarness open() {
    return new ZendeskHarness();
  }
}
