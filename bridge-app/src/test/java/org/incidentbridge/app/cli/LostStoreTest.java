package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bridge does that has lost its store while its mirrors are in step. */
final class LostStoreTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  @AfterEach
  void stop() {
    trackers.close();
  }

  @Test
  void aReporterWhomTheTrackerDoesNotKnowIsNotWrittenOnceMore() throws IOException {
    trackers.mantis.admin().addUser("zoe", AccessLevel.DEVELOPER);
    trackers.mantis.admin().describeUser("zoe", "Zoe Example", "zoe@example.com");
    trackers.mantis.as("zoe").report(trackers.project, "Printer", "It does not work.");
    Path config = trackers.configuration(dir);
    assertThat(Answer.to(Small.on(config, "sync")).code()).isZero();
    Files.delete(dir.resolve("bridge.db"));

    JsonNode again = Answer.to(Small.on(config, "sync", "--json")).json();

    assertThat(again.path("commands").findValuesAsText("command"))
        .as(again.toString())
        .containsOnly("link");
    assertThat(again.path("incomplete").asInt()).isZero();
    assertThat(trackers.jira.issues()).hasSize(1);
    assertThat(Answer.to(Small.on(config, "sync")).out()).contains("0 commands written");
    assertThat(Answer.to(Small.on(config, "explain", "ENG-1")).out())
        .as("what it stands for, and what it shows")
        .containsPattern("ENG-1 +reporter +zoe +Incident Bridge");
  }
}
