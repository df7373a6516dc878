package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan says what the tracker will not take, where that is known in advance. */
final class ForeseenTest {

  @TempDir private Path dir;

  @Test
  void aReporterThatTheTrackerWillNotTakeIsNotShownAsToBeWritten() throws IOException {
    try (TwoTrackers trackers = new TwoTrackers().turnedRound()) {
      Path config = trackers.configuration(dir);
      trackers.jira.as("alice").create("ENG", "Bug", "The printer is on fire");
      assertThat(reporter(config).path("after").asText()).isEqualTo("Alice Example");
      trackers
          .mantis
          .admin()
          .configure("webservice_specify_reporter_on_add_access_level_threshold", 95);

      JsonNode planned = reporter(config);

      assertThat(planned.path("after").asText()).isEmpty();
      assertThat(planned.path("why").asText())
          .isEqualTo(
              "'Alice Example' is not written: the bridge's user may not report for others, and is"
                  + " the reporter");
      assertThat(Answer.to(Small.on(config, "sync")).code()).isZero();
      assertThat(Answer.to(Small.on(config, "explain", "ENG-1")).out())
          .contains("may not report for others");
    }
  }

  private static JsonNode reporter(Path config) throws IOException {
    Answer plan = Answer.to(Small.on(config, "plan", "--json"));
    assertThat(plan.code()).as(plan.err()).isZero();
    JsonNode changes = plan.json().path("commands").path(0).path("changes");
    return StreamSupport.stream(changes.spliterator(), false)
        .filter(change -> change.path("what").asText().equals("reporter"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(plan.out()));
  }
}
