package org.incidentbridge.jira.shared;

import org.incidentbridge.testkit.contract.MoveContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
final class JiraMoveContractTest extends MoveContract {

  private final Place place;

  JiraMoveContractTest(Place place) {
    this.place = place;
  }

  @Override
  protected TrackerHarness open() {
    return place.open();
  }
}
