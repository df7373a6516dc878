package org.incidentbridge.mantis;

import org.incidentbridge.testkit.contract.PullContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class MantisPullContractTest extends PullContract {

  @Override
  protected TrackerHarness open() {
    return new MantisHarness();
  }
}
