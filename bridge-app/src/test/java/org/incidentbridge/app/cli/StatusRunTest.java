package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bridge status} tells of a run that goes on, and of one that did not end well. */
final class StatusRunTest {

  private static final String BEGUN = "2026-01-02T03:04:05Z";

  @TempDir private Path dir;
  private Path config;

  @BeforeEach
  void aStore() throws IOException {
    config = Small.configuration(dir);
    JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.WORK).close();
  }

  @Test
  void nothingIsSaidOfARunThatEndedWell() throws IOException {
    Answer answer = status();

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).startsWith("0 incidents\n");
    assertThat(status("--json").json().at("/run/ended").asBoolean()).isTrue();
  }

  @Test
  void aRunThatWasKilledIsSaid() throws IOException {
    left("999999\n" + BEGUN);

    Answer answer = status();

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .startsWith(
            "The run begun at 2026-01-02 03:04:05 UTC did not end: it was killed, or the machine");
    assertThat(status("--json").json().at("/run/ended").asBoolean()).isFalse();
  }

  @Test
  void aRunWhoseStoreFailedIsSaidWithTheReason() throws IOException {
    left("999999\n" + BEGUN + "\n2026-01-02T03:05:00Z\nThe store cannot grow: the disk is full.");

    Answer answer = status();

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.out())
        .startsWith(
            "The run begun at 2026-01-02 03:04:05 UTC failed at 2026-01-02 03:05:00 UTC:"
                + " The store cannot grow: the disk is full.\n");
    assertThat(status("--json").json().at("/run/why").asText()).contains("disk is full");
  }

  @Test
  void aRunThatGoesOnIsNoProblem() {
    try (var working = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.WORK)) {
      Answer answer = status();

      assertThat(answer.code()).isZero();
      assertThat(answer.out()).startsWith("A run works with this store since ");
    }
  }

  @Test
  void whereTheConfigurationIsBrokenTheRunIsSaidBesideItsErrors() throws IOException {
    Files.writeString(config, "policy: [ gone.yaml ]\n", StandardOpenOption.APPEND);
    assertThat(status().err()).contains("gone.yaml").doesNotContain("store since");

    try (var working = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.WORK)) {
      Answer answer = status();

      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err())
          .contains("gone.yaml")
          .containsPattern("A run works with this store since [-0-9]+ [:0-9]+ UTC\\.")
          .contains("It goes by the files as they were when it was started.");
      assertThat(status("--json").json().path("error").asText())
          .contains("works with this store since");
    }
    left("999999\n" + BEGUN);
    assertThat(status().err()).contains("gone.yaml", "did not end").doesNotContain("It goes by");
  }

  @Test
  void aConfigurationThatIsNoYamlNamesNoStore() throws IOException {
    Files.writeString(config, "trackers: [ {", StandardOpenOption.TRUNCATE_EXISTING);
    try (var working = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.WORK)) {
      assertThat(status().code()).isEqualTo(2);
      assertThat(status().err()).doesNotContain("store since");
    }
  }

  /** It is no upgrade that is wanted then. */
  @Test
  void aFirstRunThatWasKilledBeforeItHadMadeTheTablesIsSaid() throws IOException {
    Files.write(dir.resolve("bridge.db"), new byte[0]);

    Answer answer = status();

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err())
        .contains("is an empty file: a first run was stopped before it had made the tables");
  }

  private void left(String note) throws IOException {
    Files.writeString(dir.resolve("bridge.db.lock"), note);
  }

  private Answer status(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "status";
    System.arraycopy(words, 0, all, 1, words.length);
    return Answer.to(Small.on(config, all));
  }
}
