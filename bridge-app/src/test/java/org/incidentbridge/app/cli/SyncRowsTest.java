package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first sync does thousands of things; nobody reads them all. */
final class SyncRowsTest {

  private static final int REPORTED = 25;
  private static final int READABLE = 60;

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path config;

  @BeforeEach
  void report() {
    config = trackers.configuration(dir);
    IntStream.rangeClosed(1, REPORTED).forEach(n -> trackers.report("ticket " + n));
  }

  @AfterEach
  void stop() {
    trackers.close();
  }

  @Test
  void theFirstAreShownAndHowManyThereAre() {
    String said = Answer.to(Small.on(config, "sync")).out();

    assertThat(said.lines()).hasSizeBetween(30, READABLE);
    assertThat(said)
        .contains(" more commands. All of them, by tracker:")
        .containsPattern("engineering +create +25 ")
        .containsPattern("helpdesk +link +25 ")
        .contains("bridge explain TICKET -c " + config, "--all");
    assertThat(said.lines().filter(line -> line.startsWith("engineering (new in ENG)")))
        .isNotEmpty()
        .hasSizeLessThan(REPORTED);
  }

  @Test
  void allAreShownIfThatIsAskedFor() {
    String said = Answer.to(Small.on(config, "sync", "--all")).out();

    assertThat(said.lines().filter(line -> line.startsWith("engineering (new in ENG)")))
        .hasSize(REPORTED);
    assertThat(said).doesNotContain("more commands");
  }

  @Test
  void scriptsAreToldAll() throws IOException {
    var json = Answer.to(Small.on(config, "sync", "--json")).json();

    assertThat(json.path("commands")).hasSize(json.path("written").asInt());
    assertThat(json.path("written").asInt()).isGreaterThan(REPORTED);
  }
}
