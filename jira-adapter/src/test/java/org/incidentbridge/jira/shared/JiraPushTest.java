package org.incidentbridge.jira.shared;

import org.incidentbridge.testkit.contract.PushContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
final class JiraPushTest extends PushContract {

  private final Place place;

  JiraPushTest(Place place) {
    this.place = place;
  }

  @Override
  protected TrackerHarness open() {
    return place.open();
  }
}
