package org.incidentbridge.jira.cloud;

import org.incidentbridge.testkit.contract.CursorContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Nested;

final class JiraCloudCursorTest {

  @Nested
  final class InTheServiceProject extends CursorContract {
    @Override
    protected TrackerHarness open() {
      return JiraCloudHarness.help();
    }
  }

  @Nested
  final class InTheSoftwareProject extends CursorContract {
    @Override
    protected TrackerHarness open() {
      return JiraCloudHarness.eng();
    }
  }
}
