package org.incidentbridge.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.incidentbridge.testkit.sim.jira.JiraPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N5: two files of a service project with one name, of which customers were shown the first. */
final class SecondFileTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers().turnedRound().reading("HELP");

  @AfterEach
  void close() {
    trackers.close();
  }

  private void pass() {
    trackers.now.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
  }

  private void attach(String issue, String content) {
    JiraPerson alice = trackers.jira.as("alice");
    alice.attach(issue, "log.txt", "text/plain", content.getBytes(UTF_8));
    pass();
  }

  @Test
  void onlyTheOneThatWasShownIsCopied() {
    trackers.now.updateAndGet(now -> now.minus(Duration.ofHours(1)));
    String issue = trackers.jira.as("alice").create("HELP", "Incident", "Printer on fire");
    attach(issue, "what the customer may read");
    trackers.jira.as("alice").show(issue, "log.txt");
    pass();
    attach(issue, "all passwords");
    Path file = trackers.configuration(dir);

    Answer.to(Small.on(file, "sync"));
    Answer.to(Small.on(file, "sync"));

    assertThat(trackers.mantis.inspect().issues())
        .flatMap(i -> i.files())
        .extracting(f -> new String(f.content(), UTF_8))
        .containsExactly("what the customer may read");
  }
}
