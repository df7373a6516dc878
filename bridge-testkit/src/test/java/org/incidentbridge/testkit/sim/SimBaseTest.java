package org.incidentbridge.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class SimBaseTest {

  private static final HttpSimulator ECHO =
      request ->
          new SimResponse(
              207,
              "Oddly Well",
              Map.of("X-Method", request.method()),
              (request.path() + " " + request.query() + " " + request.text())
                  .getBytes(StandardCharsets.UTF_8));

  @Test
  void serverAndTransportCarryTheSameRequestAndAnswer() throws IOException {
    try (SimServer server = SimServer.start(ECHO)) {
      HttpUrl url = server.url().resolve("/a%20b/c?q=x%20y+z&q=2");
      Request request = new Request.Builder().url(url).post(RequestBody.create("hi", null)).build();
      for (OkHttpClient client : List.of(new OkHttpClient(), inProcess(ECHO))) {
        try (Response response = client.newCall(request).execute()) {
          assertThat(response.code()).isEqualTo(207);
          assertThat(response.message()).isEqualTo("Oddly Well");
          assertThat(response.header("X-Method")).isEqualTo("POST");
          assertThat(response.body().string()).isEqualTo("/a b/c {q=[x y z, 2]} hi");
        }
      }
    }
  }

  @Test
  void lostConnectionIsSeenAsAnIoErrorOverBoth() throws IOException {
    HttpSimulator lost =
        request -> {
          throw new ConnectionLost("test");
        };
    try (SimServer server = SimServer.start(lost)) {
      assertThatThrownBy(() -> get(new OkHttpClient(), server.url()))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> get(inProcess(lost), server.url()))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void redirectToAnotherHostDropsTheAuthorization() throws IOException {
    List<String> seen = new ArrayList<>();
    HttpSimulator redirecting =
        request -> {
          seen.add(request.path() + " " + request.header("authorization").orElse("none"));
          return request.path().equals("/there")
              ? SimResponse.json(200, "{}")
              : SimResponse.empty(303, "See Other").with("Location", "https://media.test/there");
        };
    HttpUrl url = HttpUrl.get("https://site.test/here");
    Request request = new Request.Builder().url(url).header("Authorization", "Basic x").build();
    inProcess(redirecting).newCall(request).execute().close();
    assertThat(seen).containsExactly("/here Basic x", "/there none");
    OkHttpClient bare =
        new OkHttpClient.Builder()
            .addInterceptor(SimTransport.withoutRedirects(redirecting))
            .build();
    try (Response response = bare.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(303);
    }
  }

  @Test
  void faultsBeforeTheEffectHaveNoneAndFaultsAfterItHave() {
    AtomicInteger effects = new AtomicInteger();
    HttpSimulator target =
        request -> SimResponse.json(201, "{\"effects\":" + effects.incrementAndGet() + "}");
    SimRequest post = request("POST", "/x");
    assertThatThrownBy(() -> faulty(target, new Fault.LostBefore()).handle(post))
        .isInstanceOf(ConnectionLost.class);
    assertThat(effects).hasValue(0);
    assertThatThrownBy(() -> faulty(target, new Fault.LostAfter()).handle(post))
        .isInstanceOf(ConnectionLost.class);
    assertThat(effects).hasValue(1);
    SimResponse refused =
        faulty(target, Fault.Status.of(429, Duration.ofMillis(1500))).handle(post);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "2");
    assertThat(effects).hasValue(1);
    SimResponse cut = faulty(target, new Fault.Malformed(false)).handle(post);
    assertThat(new String(cut.body(), StandardCharsets.UTF_8)).isEqualTo("{\"effe");
    assertThat(effects).hasValue(2);
  }

  @Test
  void seededFaultsRepeatThemselves() {
    SimRequest get = request("GET", "/x");
    List<List<Fault>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      FaultPlan plan = new SeededFaults(7, SeededFaults.Rates.each(100));
      runs.add(Stream.generate(() -> plan.faultFor(get)).limit(200).toList());
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1)).hasAtLeastOneElementOfType(Fault.Status.class);
  }

  @Test
  void counterTellsReadsFromWritesAndFoldsIdentities() {
    CallCounter counter = new CallCounter(request -> SimResponse.json(200, "{}"));
    counter.handle(request("GET", "/rest/api/3/issue/AB-12"));
    counter.handle(request("GET", "/rest/api/3/issue/10001"));
    counter.handle(request("POST", "/rest/api/3/search/jql"));
    counter.handle(request("PUT", "/rest/api/3/issue/10001/properties/bridge.id"));
    assertThat(counter.reads()).isEqualTo(3);
    assertThat(counter.writes()).isEqualTo(1);
    assertThat(counter.byRoute())
        .containsEntry("GET /rest/api/3/issue/{}", 2L)
        .containsEntry("PUT /rest/api/3/issue/{}/properties/{}", 1L);
  }

  private static FaultyHttp faulty(HttpSimulator target, Fault fault) {
    return new FaultyHttp(target, request -> fault);
  }

  private static SimRequest request(String method, String path) {
    return new SimRequest(method, path, Map.of(), Map.of(), new byte[0]);
  }

  private static OkHttpClient inProcess(HttpSimulator simulator) {
    return new OkHttpClient.Builder().addInterceptor(new SimTransport(simulator)).build();
  }

  private static void get(OkHttpClient client, HttpUrl url) throws IOException {
    client.newCall(new Request.Builder().url(url).build()).execute().close();
  }
}
