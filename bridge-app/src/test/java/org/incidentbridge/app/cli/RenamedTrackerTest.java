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

  @Test
  void aNameThatChangedAfterTheStoreWasLostIsRefusedBeforeAnythingIsWritten() throws IOException {
    int bug =
        trackers
            .mantis
            .as("alice")
            .report(trackers.project, "Printer", "It burns brightly, and nobody is there.");
    trackers.mantis.as("alice").note(bug, "Bring water");
    Path file = trackers.configuration(dir);
    String words = Files.readString(file);
    assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();
    for (String name : new String[] {"helpdesk", "engineering"}) {
      Files.delete(dir.resolve("bridge.db"));
      Files.writeString(file, words.replace(name + ":", "one:").replace(": " + name, ": one"));
      for (String command : new String[] {"plan", "sync", "sync"}) {
        Answer answer = Answer.to(Small.on(file, command));

        assertThat(answer.code()).as(name + answer).isEqualTo(ExitCode.USAGE.number());
        assertThat(answer.err()).contains("Nothing was written", "the names they had");
      }
      assertThat(trackers.jira.issues()).hasSize(1);
    }
    Answer beside = Answer.to(Small.on(file, "sync", "--beside-another-bridge"));
    assertThat(beside.code()).as(beside.toString()).isZero();
  }

  /** The API of Jira Cloud has two addresses; people open tickets at one. */
  @Test
  void aTrackerUnderAnotherNameAndAddressIsKnownByItsSite() throws IOException {
    trackers.mantis.as("alice").report(trackers.project, "Printer", "It burns.");
    Path file = trackers.configuration(dir);
    assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();
    String words = Files.readString(file);
    String url = words.replaceAll("(?s).*engineering:\\s.*?url: (\\S+).*", "$1");
    Files.writeString(
        file,
        words
            .replace("url: " + url, "url: http://localhost:1/ex/jira/1\n    site: " + url)
            .replace("engineering:", "eng:")
            .replace("to: engineering", "to: eng"));

    Answer answer = Answer.to(Small.on(file, "sync"));

    assertThat(answer.err()).contains("Call it 'engineering' again");
  }
}
