package org.incidentbridge.jira.shared;

import org.incidentbridge.testkit.contract.RefusalContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
final class JiraRefusalTest extends RefusalContract {

  private final Place place;

  JiraRefusalTest(Place place) {
    this.place = place;
  }

  @Override
  protected TrackerHarness open() {
    return place.open();
  }
}
