package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.incidentbridge.testkit.sim.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N12: what doctor advises fits the cause. */
final class DoctorAdviceTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path file = Path.of("");

  @BeforeEach
  void configure() {
    file = trackers.configuration(dir);
  }

  @AfterEach
  void close() {
    trackers.close();
  }

  private String advice() throws IOException {
    Answer doctor = Answer.to(Small.on(file, "doctor", "--json"));
    assertThat(doctor.code()).isEqualTo(1);
    return doctor.json().path("engineering").path(0).path("advice").asText();
  }

  private void edit(String pattern, String replacement) throws IOException {
    Files.writeString(file, Files.readString(file).replaceFirst(pattern, replacement));
  }

  @Test
  void aLoginThatIsNotAcceptedNamesWhereItComesFromAndNotWhatItIs() throws IOException {
    Path secret = Files.writeString(dir.resolve("token"), "hunter2");
    edit("token: \"open-sesame\"", "token: \"\\${file:" + secret + "}\"");

    assertThat(advice())
        .startsWith("The tracker does not accept the login: check trackers.engineering.auth")
        .contains("the file " + secret)
        .doesNotContain("hunter2", "address or type");
  }

  @Test
  void aPortWhereNothingAnswersIsToldToBeCorrected() throws IOException {
    edit("(?s)(type: jira.*?url: )\\S+", "$1http://127.0.0.1:9");

    assertThat(advice())
        .isEqualTo("Start the server, or correct host and port in trackers.engineering.url");
  }

  @Test
  void aHostThatIsNotKnownIsToldToBeMisspelt() throws IOException {
    edit("(?s)(type: jira.*?url: )\\S+", "$1https://tracker.invalid");

    assertThat(advice()).startsWith("Correct the name of the host in trackers.engineering.url");
  }

  @Test
  void aTrackerThatFailsIsNotBlamedOnTheConfiguration() throws IOException {
    trackers.breaking(call -> Fault.Status.of(500));

    assertThat(advice())
        .isEqualTo("The tracker itself fails: look at its log, and try again later");
  }
}
