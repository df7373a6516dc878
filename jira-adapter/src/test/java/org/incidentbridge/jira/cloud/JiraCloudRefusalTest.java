package org.incidentbridge.jira.cloud;

import org.incidentbridge.testkit.contract.RefusalContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Nested;

final class JiraCloudRefusalTest {

  @Nested
  final class InTheServiceProject extends RefusalContract {
    @Override
    protected TrackerHarness open() {
      return JiraCloudHarness.help();
    }
  }

  @Nested
  final class InTheSoftwareProject extends RefusalContract {
    @Override
    protected TrackerHarness open() {
      return JiraCloudHarness.eng();
    }
  }
}
