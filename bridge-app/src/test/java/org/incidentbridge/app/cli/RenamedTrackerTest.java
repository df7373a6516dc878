package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.incidentbridge.app.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N3: under another name all tickets of a tracker would be strangers. */
final class RenamedTrackerTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  @AfterEach
  void close() {
    trackers.close();
  }

  @Test
  void aTrackerThatGotAnotherNameIsRefusedBeforeAnythingIsWritten() throws IOException {
    trackers.mantis.as("alice").report(trackers.project, "Printer", "It burns.");
    Path file = trackers.configuration(dir);
    assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();
    Files.writeString(
        file,
        Files.readString(file)
            .replace("engineering:", "eng:")
            .replace("to: engineering", "to: eng"));

    for (String command : new String[] {"plan", "sync"}) {
      Answer answer = Answer.to(Small.on(file, command));

      assertThat(answer.code()).as(command).isEqualTo(ExitCode.USAGE.number());
      assertThat(answer.err()).contains("'engineering'", "Call it 'engineering' again");
    }
    assertThat(trackers.jira.issues()).hasSize(1);
  }
}
