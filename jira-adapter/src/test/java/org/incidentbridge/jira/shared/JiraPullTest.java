package org.incidentbridge.jira.shared;

import org.incidentbridge.testkit.contract.PullContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
final class JiraPullTest extends PullContract {

  private final Place place;

  JiraPullTest(Place place) {
    this.place = place;
  }

  @Override
  protected TrackerHarness open() {
    return place.open();
  }
}
