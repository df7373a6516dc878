package org.incidentbridge.jira.cloud;

import org.incidentbridge.testkit.contract.PullContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Nested;

final class JiraCloudPullTest {

  @Nested
  final class InTheServiceProject extends PullContract {
    @Override
    protected TrackerHarness open() {
      return JiraCloudHarness.help();
    }
  }

  @Nested
  final class InTheSoftwareProject extends PullContract {
    @Override
    protected TrackerHarness open() {
      return JiraCloudHarness.eng();
    }
  }
}
