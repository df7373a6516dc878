package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tracker did not take is not said to be done. */
final class PartlyTest {

  @TempDir private Path dir;

  @Test
  void aReporterWhomTheTrackerDoesNotKnowIsNotSaidToBeWritten() throws IOException {
    try (TwoTrackers trackers = new TwoTrackers()) {
      Path config = trackers.configuration(dir);
      trackers.report("The printer is on fire");

      JsonNode sync = Answer.to(Small.on(config, "sync", "--json")).json();

      assertThat(sync.path("incomplete").asInt()).isEqualTo(1);
      JsonNode reporter = reporter(sync);
      assertThat(reporter.path("after").asText()).isNotEmpty().isNotEqualTo("alice");
      assertThat(reporter.path("why").asText())
          .startsWith("not as asked: alice has no account in this Jira");
      trackers.report("It burns again");
      Answer text = Answer.to(Small.on(config, "sync"));
      assertThat(text.out())
          .contains("not as asked: alice has no account in this Jira that can be told")
          .contains("(1 of them not in all parts)");
    }
  }

  @Test
  void whoIsInTheTableOfPeopleIsNotToBeAddedOnceMore() throws IOException {
    try (TwoTrackers trackers = new TwoTrackers()) {
      Path config = trackers.configuration(dir);
      String people = "people:\n  - name: Alice\n    accounts: { helpdesk: alice }\nroutes:\n";
      Files.writeString(config, Files.readString(config).replace("routes:\n", people));
      trackers.report("The printer is on fire");

      assertThat(
              reporter(Answer.to(Small.on(config, "sync", "--json")).json()).path("why").asText())
          .contains("name the account for this tracker in their row of people");
    }
  }

  @Test
  void aSyncThatHasNothingToDoSaysSoInOneLine() {
    try (TwoTrackers trackers = new TwoTrackers()) {
      Path config = trackers.configuration(dir);

      assertThat(Answer.to(Small.on(config, "sync")).out())
          .startsWith("0 new or changed tickets read, 0 commands written, 0 waiting, 0 held");
    }
  }

  private static JsonNode reporter(JsonNode sync) {
    return StreamSupport.stream(sync.path("commands").spliterator(), false)
        .flatMap(command -> StreamSupport.stream(command.path("changes").spliterator(), false))
        .filter(change -> change.path("what").asText().equals("reporter"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(sync.toString()));
  }
}
