package org.incidentbridge.mantis;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.AnnouncedChanges;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Announcement;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Panel;
import org.incidentbridge.spi.PanelBoard;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.WebhookCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent to the plugin, over a real connection. */
final class MantisPanelsTest {

  private static final String ROUTE = "/api/rest/plugins/IncidentBridge/panels";
  private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz012345";
  private static final Secret KEY = new Secret("0123456789abcdef");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

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

  private Tracker tracker(boolean withSecret) {
    Map<String, Object> block = new HashMap<>();
    block.put("url", server.baseUrl());
    block.put("auth", Map.of("token", TOKEN));
    block.put("projects", List.of("1"));
    if (withSecret) {
      block.put("webhook", Map.of("secret", KEY));
    }
    return new MantisTrackerFactory()
        .create(new TrackerSetup(new TrackerId("ops"), new Settings(block), Environment.system()));
  }

  private PanelBoard.Shown show(Panel... panels) {
    try (Tracker tracker = tracker(true)) {
      PanelBoard board = tracker.panels().orElseThrow();
      return board.show(List.of(panels));
    }
  }

  private void answer(int status, String body) {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));
  }

  private LoggedRequest sent(int index) {
    return server.findAll(postRequestedFor(urlEqualTo(ROUTE))).get(index);
  }

  private static Panel panel(String id) {
    return new Panel(
        id,
        "INC-7",
        "sev2",
        List.of(
            new Panel.Other("eng", "ENG-1", URI.create("https://x.example/ENG-1"), "Open", false),
            new Panel.Other("ops", "OPS-1", URI.create("https://x.example/OPS-1"), "", true)),
        List.of(
            new Panel.Clock("Response", Optional.of(NOW), Panel.State.RUNNING),
            new Panel.Clock("Fix", Optional.empty(), Panel.State.PAUSED)),
        List.of(new Panel.Duty("Call back", Optional.empty())),
        NOW);
  }

  @Test
  void theBodyIsWhatThePluginReads() throws IOException {
    answer(200, "{\"taken\":[123],\"older\":[],\"refused\":[]}");
    assertThat(show(panel("123"))).isEqualTo(PanelBoard.Shown.ALL);

    JsonNode body = MantisWire.JSON.readTree(sent(0).getBody());
    assertThat(body)
        .isEqualTo(
            MantisWire.JSON.readTree(
                """
                {"panels": [{"bug": 123, "incident": "INC-7", "severity": "sev2",
                  "at": "2026-11-22T12:00:00Z",
                  "tickets": [
                    {"tracker": "eng", "key": "ENG-1", "url": "https://x.example/ENG-1",
                     "status": "Open", "internal": false},
                    {"tracker": "ops", "key": "OPS-1", "url": "https://x.example/OPS-1",
                     "status": "", "internal": true}],
                  "clocks": [
                    {"name": "Response", "due": "2026-11-22T12:00:00Z", "state": "running",
                     "internal": true},
                    {"name": "Fix", "due": null, "state": "paused", "internal": true}],
                  "obligations": [{"what": "Call back", "due": null, "internal": true}]}]}
                """));
    assertThat(sent(0).getHeader("Authorization")).isEqualTo(TOKEN);
  }

  @Test
  void eachCallIsSignedAnew() {
    answer(200, "{\"taken\":[123]}");
    show(panel("123"));
    show(panel("123"));

    Announcement.Heard first = heard(sent(0));
    assertThat(first.at().orElseThrow()).isAfter(Instant.now().minusSeconds(60));
    assertThat(heard(sent(1)).delivery()).isNotEqualTo(first.delivery());
  }

  private static Announcement.Heard heard(LoggedRequest request) {
    Map<String, String> headers = new HashMap<>();
    request.getHeaders().all().forEach(h -> headers.put(h.key(), h.firstValue()));
    return (Announcement.Heard)
        new AnnouncedChanges(Optional.of(KEY))
            .understand(WebhookCall.of(headers, request.getBody()));
  }

  @Test
  void whyAPanelIsRefusedIsTold() {
    answer(200, "{\"taken\":[1],\"older\":[],\"refused\":[{\"bug\":9,\"why\":\"no such bug\"}]}");
    assertThat(show(panel("1"), panel("9")).refused())
        .containsExactly(Map.entry("9", "no such bug"));
  }

  @Test
  void withoutASecretThereIsNoBoard() {
    try (Tracker tracker = tracker(false)) {
      assertThat(tracker.panels()).isEmpty();
    }
  }

  /** A plugin with another secret, or none at all, is no reason to doubt the login. */
  @Test
  void whatThePluginRefusesDoesNotLockTheLogin() {
    answer(403, "{\"message\":\"not accepted\"}");
    try (Tracker tracker = tracker(true)) {
      PanelBoard board = tracker.panels().orElseThrow();
      for (int i = 0; i < 5; i++) {
        var failure =
            catchThrowableOfType(TrackerException.class, () -> board.show(List.of(panel("1"))));
        assertThat(failure.getMessage()).doesNotContain(KEY.reveal());
      }
      assertThat(server.findAll(postRequestedFor(urlEqualTo(ROUTE)))).hasSize(5);
    }
  }

  @Test
  void whatThePluginHoldsOfALaterTimeIsTold() {
    answer(200, "{\"taken\":[1],\"older\":[9],\"refused\":[]}");

    assertThat(show(panel("1"), panel("9")).older()).containsExactly("9");
  }
}
