package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan shows of fields that a policy decides. */
final class PlanRowsTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  @AfterEach
  void stop() {
    trackers.close();
  }

  private Path with(String policy) throws IOException {
    Path config = trackers.configuration(dir);
    Files.writeString(dir.resolve("policy.yaml"), "pack: p\n" + policy);
    return Files.writeString(config, Files.readString(config) + "policy: policy.yaml\n");
  }

  @Test
  void theReasonIsTheRuleInWordsWithItsSource() throws IOException {
    trackers.report("The printer is on fire");
    Path config =
        with(
            "severity: { otherwise: sev3, rules: { printers: { source: X1, when: 'true', is: sev2 } } }\n");

    assertThat(Answer.to(Small.on(config, "plan")).out())
        .contains("the policy's severity rule printers, by X1 of the procedure");
  }
}
