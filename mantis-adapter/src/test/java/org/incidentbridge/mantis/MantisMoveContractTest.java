package org.incidentbridge.mantis;

import org.incidentbridge.testkit.contract.MoveContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class MantisMoveContractTest extends MoveContract {

  @Override
  protected TrackerHarness open() {
    return new MantisHarness();
  }
}
