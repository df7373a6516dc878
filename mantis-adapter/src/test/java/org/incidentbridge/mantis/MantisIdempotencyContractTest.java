package org.incidentbridge.mantis;

import org.incidentbridge.testkit.contract.IdempotencyContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class MantisIdempotencyContractTest extends IdempotencyContract {

  @Override
  protected TrackerHarness open() {
    return new MantisHarness();
  }
}
