package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.incidentbridge.spi.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A tracker and a stranger on loopback, and clients of the tracker. */
@Timeout(30)
abstract class HttpServerTest {

  static final Secret TOKEN = new Secret("s3cr3t-t0ken");

  final SimulatedTime time = new SimulatedTime();
  final MockWebServer server = new MockWebServer();
  final MockWebServer stranger = new MockWebServer();

  @BeforeEach
  final void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    stranger.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  final void stop() {
    server.close();
    stranger.close();
  }

  TrackerHttp client(HttpAuth auth) {
    HttpSettings settings = HttpSettings.of(server.url("/").toString());
    return TrackerHttp.builder("ops", settings, budget()).auth(auth).build();
  }

  TrackerHttp inProcess(Interceptor transport) {
    return TrackerHttp.builder("ops", HttpSettings.of("http://localhost"), budget())
        .transport(Optional.of(transport))
        .build();
  }

  RateBudget budget() {
    return new RateBudget("ops", BudgetSettings.DEFAULT, time.pacing());
  }

  int send(TrackerHttp http, Request request) {
    try (Response response = new Calls(http, ErrorDialect.PLAIN, time).exchange(request)) {
      return response.code();
    }
  }

  CallFailure failure(TrackerHttp http, Request request) {
    return catchThrowableOfType(CallFailure.class, () -> send(http, request));
  }

  Request get(String path) {
    return new Request.Builder().url(server.url("/" + path)).build();
  }

  Request post(String path) {
    RequestBody body = RequestBody.create("{}", MediaType.get("application/json"));
    return get(path).newBuilder().post(body).build();
  }

  static MockResponse ok() {
    return new MockResponse.Builder().build();
  }
}
