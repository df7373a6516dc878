package org.incidentbridge.mantis;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.incidentbridge.http.HttpAnswer;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.spi.TrackerSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of MantisBT's errors, over a real connection. */
final class MantisErrorsTest {

  private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz012345";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Tracker tracker() {
    return new MantisTrackerFactory()
        .create(
            new TrackerSetup(
                new TrackerId("ops"),
                new Settings(
                    Map.of(
                        "url", server.baseUrl(),
                        "auth", Map.of("token", TOKEN),
                        "projects", List.of("1"))),
                Environment.system()));
  }

  private void answer(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  private TrackerException failure() {
    try (Tracker tracker = tracker()) {
      return catchThrowableOfType(TrackerException.class, () -> tracker.source().fetch("8"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, API token required, AUTHENTICATION",
    "403, Access denied, AUTHENTICATION",
    "404, Invalid impersonation username, PROTOCOL",
    "400, Bad Request, INVALID",
    "429, Too Many Requests, RATE_LIMITED",
    "503, Mantis Offline, UNAVAILABLE"
  })
  void emptyBodiesAreExplainedByTheirReasonPhrase(int status, String reason, Kind kind) {
    answer(aResponse().withStatus(status).withStatusMessage(reason));

    TrackerException failure = failure();

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.getMessage()).startsWith("ops: ").contains(reason).doesNotContain(TOKEN);
  }

  @Test
  void theBareTokenIsSent() {
    answer(aResponse().withStatus(401));

    failure();

    assertThat(server.getAllServeEvents().getFirst().getRequest().getHeader("Authorization"))
        .isEqualTo(TOKEN);
  }

  @Test
  void aWebPageMeansAWrongAddress() {
    answer(
        aResponse()
            .withStatus(404)
            .withHeader("Content-Type", "text/html")
            .withBody("<html><head><title>Page Not Found</title></head></html>"));

    TrackerException failure = failure();

    assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(failure.getMessage()).contains("Page Not Found").contains("MantisBT's root");
  }

  @ParameterizedTest
  @CsvSource({"404, DELETED", "403, NOT_VISIBLE"})
  void onlyAnAnswerAboutTheIssueMakesItGone(int status, Sighting.Gone.Reason why) {
    answer(
        aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "application/json")
            .withBody("{\"message\":\"Issue #8 not found\",\"code\":1100}"));
    server.stubFor(
        get(urlPathEqualTo("/api/rest/users/me"))
            .willReturn(okJson("{\"id\":2,\"name\":\"bridge\"}")));

    try (Tracker tracker = tracker()) {
      assertThat(tracker.source().fetch("8"))
          .isInstanceOfSatisfying(
              Sighting.Gone.class, gone -> assertThat(gone.why()).isEqualTo(why));
    }
  }

  @ParameterizedTest
  @CsvSource({"404, NOT_FOUND", "403, PERMISSION"})
  void whereSomethingBeforeMantisRefusesAllNoIssueIsGone(int status, Kind kind) {
    answer(
        aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "application/json")
            .withBody("{\"message\":\"no Route matched with those values\"}"));

    assertThat(failure().kind()).isEqualTo(kind);
  }

  @Test
  void anIssueWithoutContentIsNoIssue() {
    answer(okJson("{\"issues\":[[]]}"));
    server.stubFor(
        get(urlPathEqualTo("/api/rest/users/me"))
            .willReturn(okJson("{\"id\":2,\"name\":\"bridge\"}")));

    try (Tracker tracker = tracker()) {
      assertThat(tracker.source().fetch("8")).isInstanceOf(Sighting.Unreadable.class);
    }
  }

  @Test
  void anErrorInsideASuccessIsSeen() {
    server.stubFor(
        get(urlPathEqualTo("/api/rest/projects"))
            .willReturn(okJson("{\"projects\":[{\"id\":1,\"name\":\"Operations\"}]}")));
    server.stubFor(
        get(urlPathEqualTo("/api/rest/issues"))
            .willReturn(
                okJson("{\"issues\":{\"status_code\":404,\"message\":\"Unknown filter\"}}")));

    try (Tracker tracker = tracker()) {
      TrackerException failure =
          catchThrowableOfType(
              TrackerException.class,
              () -> tracker.source().pull(new PullRequest(Cursor.START, KnownTickets.NONE, 10)));
      assertThat(failure.getMessage()).contains("Unknown filter");
    }
  }

  @Test
  void anIssueNumberThatIsNoneIsNeverSent() {
    answer(aResponse().withStatus(500));

    try (Tracker tracker = tracker()) {
      TrackerException failure =
          catchThrowableOfType(TrackerException.class, () -> tracker.source().fetch("8abc"));
      assertThat(failure.getMessage()).contains("'8abc' is no issue number");
    }
    assertThat(server.getAllServeEvents()).isEmpty();
  }

  @Test
  void halfAnAnswerIsUnreadableNotGone() {
    answer(okJson("{\"issues\":[{\"id\":8,"));

    try (Tracker tracker = tracker()) {
      assertThat(tracker.source().fetch("8")).isInstanceOf(Sighting.Unreadable.class);
    }
  }

  @Test
  void nothingCanBeLeftOutWhereTheLoginItselfIsForbidden() {
    var answer =
        new HttpAnswer("GET /api/rest/users/me", 403, "", Headers.of(), "{\"message\":\"no\"}");

    assertThat(new MantisErrors().advice(Kind.PERMISSION, answer))
        .hasValueSatisfying(advice -> assertThat(advice).contains("let the bridge's user in"));
  }
}
