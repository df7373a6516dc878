package org.incidentbridge.zendesk;

import org.incidentbridge.testkit.contract.CursorContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class ZendeskCursorContractTest extends CursorContract {

  @Override
  protected TrackerHarness open() {
    return new ZendeskHarness();
  }
}
