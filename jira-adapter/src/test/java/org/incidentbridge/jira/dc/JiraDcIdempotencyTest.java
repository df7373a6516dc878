package org.incidentbridge.jira.dc;

import org.incidentbridge.testkit.contract.IdempotencyContract;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.junit.jupiter.api.Nested;

final class JiraDcIdempotencyTest {

  @Nested
  final class InTheServiceProject extends IdempotencyContract {
    @Override
    protected TrackerHarness open() {
      return JiraDcHarness.help();
    }
  }

  @Nested
  final class InTheSoftwareProject extends IdempotencyContract {
    @Override
    protected TrackerHarness open() {
      return JiraDcHarness.eng();
    }
  }
}
