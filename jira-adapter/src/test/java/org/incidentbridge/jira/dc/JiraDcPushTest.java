package org.incidentbridge.jira.dc;

import org.incidentbridge.testkit.contract.PushContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Nested;

final class JiraDcPushTest {

  @Nested
  final class InTheServiceProject extends PushContract {
    @Override
    protected TrackerHarness open() {
      return JiraDcHarness.help();
    }
  }

  @Nested
  final class InTheSoftwareProject extends PushContract {
    @Override
    protected TrackerHarness open() {
      return JiraDcHarness.eng();
    }
  }
}
