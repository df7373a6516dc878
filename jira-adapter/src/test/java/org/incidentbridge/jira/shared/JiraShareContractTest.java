package org.incidentbridge.jira.shared;

import org.incidentbridge.testkit.contract.ShareContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
final class JiraShareContractTest extends ShareContract {

  private final Place place;

  JiraShareContractTest(Place place) {
    this.place = place;
  }

  @Override
  protected TrackerHarness open() {
    return place.open();
  }
}
