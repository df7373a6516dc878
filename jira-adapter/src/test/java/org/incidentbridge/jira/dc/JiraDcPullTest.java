package org.incidentbridge.jira.dc;

import org.incidentbridge.testkit.contract.PullContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Nested;

final class JiraDcPullTest {

  @Nested
  final class InTheServiceProject extends PullContract {
    @Override
    protected TrackerHarness open() {
      return JiraDcHarness.help();
    }
  }

  @Nested
  final class InTheSoftwareProject extends PullContract {
    @Override
    protected TrackerHarness open() {
      return JiraDcHarness.eng();
    }
  }
}
