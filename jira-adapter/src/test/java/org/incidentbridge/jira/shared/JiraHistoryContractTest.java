package org.incidentbridge.jira.shared;

import org.incidentbridge.testkit.contract.HistoryContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
final class JiraHistoryContractTest extends HistoryContract {

  private final Place place;

  JiraHistoryContractTest(Place place) {
    this.place = place;
  }

  @Override
  protected TrackerHarness open() {
    return place.open();
  }
}
