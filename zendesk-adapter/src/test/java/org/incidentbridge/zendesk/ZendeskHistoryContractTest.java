package org.incidentbridge.zendesk;

import org.incidentbridge.testkit.contract.HistoryContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class ZendeskHistoryContractTest extends HistoryContract {

  @Override
  protected TrackerHarness open() {
    return new ZendeskHarness();
  }
}
