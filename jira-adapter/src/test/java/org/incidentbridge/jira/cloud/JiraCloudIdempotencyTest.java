package org.incidentbridge.jira.cloud;

import org.incidentbridge.testkit.contract.IdempotencyContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Nested;

final class JiraCloudIdempotencyTest {

  @Nested
  final class InTheServiceProject extends IdempotencyContract {
    @Override
    protected TrackerHarness open() {
      return JiraCloudHarness.help();
    }
  }

  @Nested
  final class InTheSoftwareProject extends IdempotencyContract {
    @Override
    protected TrackerHarness open() {
      return JiraCloudHarness.eng();
    }
  }
}
