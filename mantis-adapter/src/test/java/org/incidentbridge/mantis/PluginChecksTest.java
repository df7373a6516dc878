package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import org.incidentbridge.http.AnnouncedChanges;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Announcement;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerProbe.Expected;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.spi.WebhookCall;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.SimTransport;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;
import org.junit.jupiter.api.Test;

/** What doctor says of the plugin in MantisBT. */
final class PluginChecksTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Secret KEY = new Secret("0123456789abcdef");

  private final MantisSimulator mantis = new MantisSimulator(() -> NOW, MantisOptions.usual());
  private final List<SimRequest> greetings = new ArrayList<>();
  private Optional<SimResponse> plugin = Optional.empty();

  PluginChecksTest() {
    mantis.admin().addProject("Operations");
  }

  private SimResponse answer(SimRequest request) {
    if (!request.path().equals("/api/rest/plugins/IncidentBridge/panels")) {
      return mantis.handle(request);
    }
    greetings.add(request);
    return plugin.orElseGet(() -> mantis.handle(request));
  }

  private Stream<Finding> findings(boolean withSecret) {
    Map<String, Object> block = new HashMap<>();
    block.put("url", "https://mantis.test");
    block.put("auth", Map.of("token", new Secret(mantis.bridgeToken())));
    block.put("projects", List.of("Operations"));
    if (withSecret) {
      block.put("webhook", Map.of("secret", KEY));
    }
    var there = Map.<Class<?>, Object>of(Interceptor.class, new SimTransport(this::answer));
    var environment = new Environment(() -> NOW, time -> {}, there);
    var setup = new TrackerSetup(new TrackerId("ops"), new Settings(block), environment);
    try (Tracker tracker = new MantisTrackerFactory().create(setup)) {
      return tracker.probe().examine(new Expected(List.of(), Map.of(), List.of())).stream()
          .filter(f -> f.topic().equals("plugin"));
    }
  }

  private Finding finding() {
    return findings(true).findFirst().orElseThrow();
  }

  @Test
  void onePluginOfTheSameSecretIsWellAndTellsItsVersion() {
    plugin = Optional.of(SimResponse.json(200, "{\"version\":\"0.1.0\",\"taken\":[]}"));

    assertThat(finding().level()).isEqualTo(Level.OK);
    assertThat(finding().message()).contains("IncidentBridge 0.1.0 is there");
    SimRequest greeting = greetings.getFirst();
    assertThat(greeting.text()).isEqualTo("{\"panels\":[]}");
    Map<String, String> headers = new HashMap<>();
    greeting.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
    assertThat(
            new AnnouncedChanges(Optional.of(KEY))
                .understand(WebhookCall.of(headers, greeting.body())))
        .isInstanceOf(Announcement.Heard.class);
  }

  @Test
  void anEarlyVersionDoesNotTellWhichItIs() {
    plugin = Optional.of(SimResponse.json(200, "{\"taken\":[],\"older\":[],\"refused\":[]}"));

    assertThat(finding().level()).isEqualTo(Level.OK);
  }

  @Test
  void whereThereIsNoneItIsSaidWhatToDo() {
    for (SimResponse none :
        List.of(
            SimResponse.empty(404, "Not Found"),
            SimResponse.json(404, "{\"message\":\"Not found\"}"),
            SimResponse.json(404, "<html>Page Not Found</html>"))) {
      plugin = Optional.of(none);
      assertThat(finding().level()).isEqualTo(Level.WARNING);
      assertThat(finding().message()).contains("no plugin IncidentBridge");
      assertThat(finding().advice()).contains("Install it");
    }
  }

  @Test
  void anotherSecretIsAProblem() {
    plugin = Optional.of(SimResponse.json(403, "{\"message\":\"Not accepted\"}"));

    assertThat(finding().level()).isEqualTo(Level.PROBLEM);
    assertThat(finding().advice()).contains("webhook.secret");
  }

  @Test
  void aPluginThatFailsIsSaidToDoSo() {
    plugin = Optional.of(SimResponse.json(500, "{\"message\":\"Not taken\"}"));

    assertThat(finding().level()).isEqualTo(Level.WARNING);
    assertThat(finding().advice()).contains("error log");
  }

  @Test
  void withoutASecretItIsNotAsked() {
    assertThat(findings(false)).isEmpty();
    assertThat(greetings).isEmpty();
  }
}
