package org.incidentbridge.jira.dc;

import org.incidentbridge.testkit.contract.RefusalContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Nested;

final class JiraDcRefusalTest {

  @Nested
  final class InTheServiceProject extends RefusalContract {
    @Override
    protected TrackerHarness open() {
      return JiraDcHarness.help();
    }
  }

  @Nested
  final class InTheSoftwareProject extends RefusalContract {
    @Override
    protected TrackerHarness open() {
      return JiraDcHarness.eng();
    }
  }
}
