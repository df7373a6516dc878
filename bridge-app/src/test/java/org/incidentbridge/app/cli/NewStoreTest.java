package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is looked for in the wrong place must not look like a first start. */
final class NewStoreTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  @AfterEach
  void stop() {
    trackers.close();
  }

  @Test
  void aFolderThatIsNotThereIsRefusedAndNotMade() throws IOException {
    trackers.report("Printer");
    Path config = trackers.configuration(dir);
    Files.writeString(config, "store: sqlite:mistyped/bridge.db\n" + Files.readString(config));

    for (String command : new String[] {"sync", "run"}) {
      Answer answer = Answer.to(Small.on(config, command));

      assertThat(answer.code()).as(command).isEqualTo(3);
      assertThat(answer.err())
          .isEqualTo(
              ("There is no folder %s for the store bridge.db: correct the path, mount what is not"
                      + " mounted, or make the folder.%n")
                  .formatted(dir.resolve("mistyped")));
    }
    assertThat(dir.resolve("mistyped")).doesNotExist();
    assertThat(trackers.jira.issues()).isEmpty();
  }

  @Test
  void aNewStoreIsToldOnce() {
    Path config = trackers.configuration(dir);

    assertThat(Answer.to(Small.on(config, "sync")).err())
        .isEqualTo(
            "There was no store yet; a new one was made: %s%n".formatted(dir.resolve("bridge.db")));
    assertThat(Answer.to(Small.on(config, "sync")).err()).isEmpty();
  }

  @Test
  void anEmptyFileIsNoStoreAndBecomesANewOneWithAWord() throws IOException {
    Path config = trackers.configuration(dir);
    Path file = Files.createFile(dir.resolve("bridge.db"));

    for (String command : new String[] {"status", "plan", "retry"}) {
      Answer answer = Answer.to(Small.on(config, command));

      assertThat(answer.code()).as(command).isEqualTo(3);
      assertThat(answer.err())
          .as(command)
          .startsWith("The store " + file + " is an empty file: ")
          .contains("put it back from a backup; else the next sync or run makes a new one in it.")
          .hasLineCount(1);
    }
    Answer doctor = Answer.to(Small.on(config, "doctor"));
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out().replaceAll("\\s+", " "))
        .contains("The store " + file + " is an empty file: ", "logged in");
    assertThat(Answer.to(Small.on(config, "sync")).err()).contains("a new one was made: " + file);
  }
}
