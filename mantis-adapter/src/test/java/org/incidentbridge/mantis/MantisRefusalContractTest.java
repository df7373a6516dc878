package org.incidentbridge.mantis;

import org.incidentbridge.testkit.contract.RefusalContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class MantisRefusalContractTest extends RefusalContract {

  @Override
  protected TrackerHarness open() {
    return new MantisHarness();
  }
}
