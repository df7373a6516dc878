package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tracker could not take as it was can be seen without knowing the ticket. */
final class LossesTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path config = Path.of("");

  @BeforeEach
  void start() {
    config = trackers.configuration(dir);
  }

  @AfterEach
  void close() {
    trackers.close();
  }

  private Answer status(String... more) {
    String[] words = new String[more.length + 1];
    words[0] = "status";
    System.arraycopy(more, 0, words, 1, more.length);
    return Answer.to(Small.on(config, words));
  }

  private void losePerson() {
    trackers.report("Printer");
    Answer.to(Small.on(config, "sync"));
  }

  @Test
  void statusCountsThemAndNamesWhatListsThem() {
    Answer.to(Small.on(config, "sync"));
    assertThat(status("--losses").out()).isEqualTo("No losses in the last 7 days.\n");

    losePerson();

    assertThat(status().out()).contains("in the last 7 days", "bridge status --losses");
    assertThat(status("--losses=30").out()).contains("ENG-1", "reporter: ");
  }

  @Test
  void scriptsGetEachWithItsTicket() throws IOException {
    losePerson();

    var losses = status("--losses", "--json").json().path("losses");

    assertThat(losses).isNotEmpty();
    assertThat(losses.get(0).path("ticket").asText()).isEqualTo("engineering ENG-1");
    assertThat(losses.get(0).path("incident").asText()).startsWith("INC-");
  }

  @Test
  void daysAreANumberOfThem() {
    assertThat(status("--losses=-1").code()).isEqualTo(2);
    assertThat(status("--losses=x").err()).contains("'x' is not a whole number");
  }
}
