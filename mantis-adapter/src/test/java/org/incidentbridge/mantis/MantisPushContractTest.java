package org.incidentbridge.mantis;

import org.incidentbridge.testkit.contract.PushContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class MantisPushContractTest extends PushContract {

  @Override
  protected TrackerHarness open() {
    return new MantisHarness();
  }
}
