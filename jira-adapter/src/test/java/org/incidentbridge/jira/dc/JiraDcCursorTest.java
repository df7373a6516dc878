package org.incidentbridge.jira.dc;

import org.incidentbridge.testkit.contract.CursorContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Nested;

final class JiraDcCursorTest {

  @Nested
  final class InTheServiceProject extends CursorContract {
    @Override
    protected TrackerHarness open() {
      return JiraDcHarness.help();
    }
  }

  @Nested
  final class InTheSoftwareProject extends CursorContract {
    @Override
    protected TrackerHarness open() {
      return JiraDcHarness.eng();
    }
  }
}
