package org.incidentbridge.zendesk;

import org.incidentbridge.testkit.contract.IdempotencyContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class ZendeskIdempotencyContractTest extends IdempotencyContract {

  @Override
  protected TrackerHarness open() {
    return new ZendeskHarness();
  }
}
