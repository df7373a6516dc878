package org.incidentbridge.mantis;

import org.incidentbridge.testkit.contract.HistoryContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class MantisHistoryContractTest extends HistoryContract {

  @Override
  protected TrackerHarness open() {
    return MantisHarness.withCustomFields();
  }
}
