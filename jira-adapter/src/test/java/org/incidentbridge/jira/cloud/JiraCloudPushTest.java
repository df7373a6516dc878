package org.incidentbridge.jira.cloud;

import org.incidentbridge.testkit.contract.PushContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Nested;

final class JiraCloudPushTest {

  @Nested
  final class InTheServiceProject extends PushContract {
    @Override
    protected TrackerHarness open() {
      return JiraCloudHarness.help();
    }
  }

  @Nested
  final class InTheSoftwareProject extends PushContract {
    @Override
    protected TrackerHarness open() {
      return JiraCloudHarness.eng();
    }
  }
}
