package org.incidentbridge.mantis;

import org.incidentbridge.testkit.contract.CursorContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class MantisCursorContractTest extends CursorContract {

  @Override
  protected TrackerHarness open() {
    return new MantisHarness();
  }
}
