package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
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

  /** All that is asked of a server that redirects to what this makes of the path. */
  private JsonNode problem(UnaryOperator<String> location) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String to = location.apply(exchange.getRequestURI().toString());
          exchange.getResponseHeaders().add("Location", to);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    try {
      edit("(?s)(type: jira.*?url: )\\S+", "$1http://127.0.0.1:" + server.getAddress().getPort());
      Answer doctor = Answer.to(Small.on(file, "doctor", "--json"));
      assertThat(doctor.code()).isEqualTo(1);
      for (JsonNode finding : doctor.json().path("engineering")) {
        if (finding.path("level").asText().equals("problem")) {
          return finding;
        }
      }
      throw new AssertionError(doctor.out());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aTrackerThatMovedToAnotherPortIsTold() throws IOException {
    String jira =
        Files.readString(file).replaceFirst("(?s).*type: jira.*?url: (\\S+?)/*\\s.*", "$1");

    JsonNode problem = problem(path -> jira + path);

    assertThat(problem.path("message").asText()).contains("was redirected to " + jira + ", which");
    assertThat(problem.path("advice").asText()).startsWith("Set trackers.engineering.url to where");
  }

  @Test
  void aLoginPageBeforeTheTrackerIsTold() throws IOException {
    JsonNode problem = problem(path -> "/login");

    assertThat(problem.path("message").asText()).contains("sends us to /login, at its own address");
    assertThat(problem.path("advice").asText())
        .startsWith("Check auth beside trackers.engineering.url");
  }
}
