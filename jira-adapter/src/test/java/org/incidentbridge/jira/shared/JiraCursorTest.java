package org.incidentbridge.jira.shared;

import org.incidentbridge.testkit.contract.CursorContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
final class JiraCursorTest extends CursorContract {

  private final Place place;

  JiraCursorTest(Place place) {
    this.place = place;
  }

  @Override
  protected TrackerHarness open() {
    return place.open();
  }
}
