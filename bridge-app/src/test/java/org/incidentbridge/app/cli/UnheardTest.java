package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.jdbc.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook that is dead is told of where people look. */
final class UnheardTest {

  private static final TrackerId DESK = new TrackerId("helpdesk");

  @TempDir private Path dir;
  private final TwoTrackers trackers =
      new TwoTrackers().withMantis("webhook: { secret: \"0123456789abcdef0123456789abcdef\" }");

  @BeforeEach
  void configure() throws IOException {
    Path file = trackers.configuration(dir);
    Files.writeString(file, "\nlisten: { port: 0 }\n", StandardOpenOption.APPEND);
  }

  @AfterEach
  void close() {
    trackers.close();
  }

  private void counted(int heard, int missed) {
    var config = Configurations.load(dir.resolve("bridge.yaml"), Map.of());
    try (Workbench bench = Workbench.open(config, Access.WORK, Environment.system())) {
      bench
          .store()
          .inTransaction(
              tables -> {
                if (heard > 0) {
                  tables.announcements().heard(DESK, heard, Instant.now());
                }
                tables.announcements().missed(DESK, missed, Instant.now());
                return true;
              });
    }
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(dir.resolve("bridge.yaml"), words));
  }

  /** Lines are broken where the terminal ends. */
  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void statusAndDoctorTellOfOneThatNeverCalled() throws IOException {
    counted(0, 5);

    Answer status = on("status");
    assertThat(flat(status.out()))
        .contains(
            "helpdesk: since yesterday 5 changes were found that no webhook had called out, and 0"
                + " that one had; no call ever came; look at the webhook in the tracker");
    assertThat(status.code()).as("all is in step all the same").isZero();
    assertThat(on("status", "--json").json().at("/webhooks/helpdesk/silent").asBoolean()).isTrue();
    assertThat(on("status", "--json").json().at("/webhooks/engineering").isMissingNode()).isTrue();
    assertThat(flat(on("doctor").out())).contains("warning webhook since yesterday 5 changes");
  }

  @Test
  void aPartOfTheCallsMayBeMissingToo() {
    counted(20, 5);

    assertThat(flat(on("status").out()))
        .contains(
            "5 changes were found that no webhook had called out, and 20 that one had; the"
                + " last call came at ");
  }

  @Test
  void aCallThatGotLostNowAndThenIsNotTold() {
    counted(100, 10);

    assertThat(on("status").out()).doesNotContain("webhook");
    assertThat(flat(on("doctor").out())).contains("ok webhook the last call came at ");
  }
}
