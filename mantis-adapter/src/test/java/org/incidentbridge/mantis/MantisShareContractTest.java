package org.incidentbridge.mantis;

import org.incidentbridge.testkit.contract.ShareContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class MantisShareContractTest extends ShareContract {

  @Override
  protected TrackerHarness open() {
    return new MantisHarness();
  }
}
