package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.incidentbridge.spi.Departure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrackerHttpTest extends HttpServerTest {

  @Test
  void signsRequestsAndKeepsNoCookies() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().addHeader("Set-Cookie", "PHPSESSID=1").build());
    server.enqueue(ok());
    TrackerHttp http = client(new HttpAuth.RawToken(TOKEN));

    send(http, get("a"));
    send(http, get("b"));

    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo(TOKEN.reveal());
    RecordedRequest second = server.takeRequest();
    assertThat(second.getHeaders().get("Cookie")).isNull();
    assertThat(second.getHeaders().get("User-Agent")).isEqualTo("IncidentBridge");
  }

  /** What is added before the first call is still seen by it, what is added later no more. */
  @Test
  void theClientIsMadeWithTheFirstCallAndKept() {
    HttpSettings settings = HttpSettings.of(server.url("/").toString());
    TrackerHttp.Builder parts = TrackerHttp.builder("ops", settings, budget());
    List<String> seen = new ArrayList<>();
    TrackerHttp http = parts.build();
    parts.transport(Optional.of(chain -> noted(seen, "early", chain)));
    server.enqueue(ok());
    server.enqueue(ok());

    send(http, get("a"));
    parts.transport(Optional.of(chain -> noted(seen, "late", chain)));
    send(http, get("b"));

    assertThat(seen).containsExactly("early", "early");
    http.close();
  }

  private static Response noted(List<String> seen, String who, Interceptor.Chain chain)
      throws IOException {
    seen.add(who);
    return chain.proceed(chain.request());
  }

  @Test
  void whatWasNeverUsedIsClosedWithoutAClient() {
    TrackerHttp http = client(new HttpAuth.RawToken(TOKEN));

    http.close();

    assertThat(http.meter().read().calls()).isZero();
  }

  /** N3: what waited for its turn may still take effect long after it was begun. */
  @Test
  void aWriteTellsThatItLeavesWhenItHasWaitedForItsTurn() {
    Duration turn = Duration.ofSeconds(20);
    var budget =
        new RateBudget(
            "ops", BudgetSettings.DEFAULT.with(RateLimit.writes(1, turn)), time.pacing());
    HttpSettings settings = HttpSettings.of(server.url("/").toString());
    TrackerHttp http = TrackerHttp.builder("ops", settings, budget).build();
    List<Instant> left = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      server.enqueue(ok());
    }

    Departure.watched(
        () -> left.add(time.instant()),
        () -> List.of(send(http, post("a")), send(http, get("a")), send(http, post("a"))));

    assertThat(left).hasSize(2);
    assertThat(left.getLast()).isAfterOrEqualTo(left.getFirst().plus(turn));
  }

  @Test
  void cachesNothing() {
    for (int i = 0; i < 2; i++) {
      server.enqueue(
          new MockResponse.Builder()
              .code(404)
              .addHeader("Cache-Control", "private, max-age=10800")
              .build());
    }
    TrackerHttp http = client(new HttpAuth.None());

    send(http, get("a"));
    send(http, get("a"));

    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void handsNoLoginToAnotherHostOnRedirect() throws InterruptedException {
    server.enqueue(redirect(303, stranger.url("/file?token=x")));
    stranger.enqueue(new MockResponse.Builder().body("content").build());
    TrackerHttp http = client(new HttpAuth.Basic("me", TOKEN));
    Request request =
        get("a")
            .newBuilder()
            .header("X-Mantis-Username", "boss")
            .header("Range", "bytes=0-")
            .build();

    assertThat(send(http, request)).isEqualTo(200);

    assertThat(server.takeRequest().getHeaders().get("Authorization")).startsWith("Basic ");
    RecordedRequest there = stranger.takeRequest();
    assertThat(there.getHeaders().names())
        .contains("Range")
        .doesNotContain("Authorization", "X-Mantis-Username");
  }

  @Test
  void handsNoLoginToAnotherHostWhenAskedForItsAddress() throws InterruptedException {
    stranger.enqueue(ok());
    Request request =
        new Request.Builder().url(stranger.url("/x")).header("Authorization", "Bearer y").build();

    send(client(new HttpAuth.Bearer(TOKEN)), request);

    assertThat(stranger.takeRequest().getHeaders().get("Authorization")).isNull();
  }

  @Test
  void keepsTheLoginOnARedirectWithinTheTracker() throws InterruptedException {
    server.enqueue(redirect(302, server.url("/b")));
    server.enqueue(ok());

    send(client(new HttpAuth.Bearer(TOKEN)), get("a"));

    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("Bearer " + TOKEN.reveal());
  }

  @Test
  void followsNoRedirectOfAWrite() {
    server.enqueue(redirect(307, server.url("/b")));

    assertThat(send(client(new HttpAuth.None()), post("a"))).isEqualTo(307);

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void givesUpOnRedirectsThatGoRound() {
    for (int i = 0; i < 10; i++) {
      server.enqueue(redirect(302, server.url("/a")));
    }

    assertThat(send(client(new HttpAuth.None()), get("a"))).isEqualTo(302);

    assertThat(server.getRequestCount()).isEqualTo(6);
  }

  @Test
  void trustsTheExtraCertificateAndSendsNothingWithoutIt(@TempDir Path directory)
      throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    Path pem = Files.writeString(directory.resolve("ca.pem"), certificate.certificatePem());
    try (var https = new MockWebServer()) {
      https.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
      https.start(InetAddress.getLoopbackAddress(), 0);
      https.enqueue(ok());
      https.enqueue(ok());
      HttpSettings settings = HttpSettings.of("https://localhost:" + https.getPort());
      Request request =
          new Request.Builder().url(settings.baseUrl()).post(RequestBody.EMPTY).build();

      CallFailure failure = failure(TrackerHttp.builder("a", settings, budget()).build(), request);
      assertThat(failure.maybeApplied()).isFalse();
      assertThat(failure.message())
          .contains("TLS with localhost", "name its PEM file under caFile");

      HttpSettings trusting = settings.trusting(pem);
      assertThat(send(TrackerHttp.builder("a", trusting, budget()).build(), request))
          .isEqualTo(200);
    }
  }

  @Test
  void refusesAFileWithoutCertificates(@TempDir Path directory) throws IOException {
    Path empty = Files.writeString(directory.resolve("ca.pem"), "");
    var builder =
        TrackerHttp.builder(
            "a", HttpSettings.of("https://x.example.com").trusting(empty), budget());

    assertThatThrownBy(builder::build).hasMessageContaining("there is no certificate in it");
  }

  @Test
  void goesThroughAProxyAndLogsInThere() throws InterruptedException {
    stranger.enqueue(
        new MockResponse.Builder().code(407).addHeader("Proxy-Authenticate", "Basic").build());
    stranger.enqueue(new MockResponse.Builder().code(204).build());
    var proxy =
        new ProxySettings(
            stranger.getHostName(),
            stranger.getPort(),
            Optional.of(new HttpAuth.Basic("gate", TOKEN)));
    HttpSettings settings = HttpSettings.of("http://tracker.example.com", true).through(proxy);
    TrackerHttp http = TrackerHttp.builder("ops", settings, budget()).build();

    assertThat(send(http, new Request.Builder().url(http.url("a")).build())).isEqualTo(204);

    stranger.takeRequest();
    assertThat(stranger.takeRequest().getHeaders().get("Proxy-Authorization")).startsWith("Basic ");
    assertThat(http.redaction().scrub("x " + TOKEN.reveal())).isEqualTo("x [redacted]");
  }

  private static MockResponse redirect(int status, HttpUrl target) {
    return new MockResponse.Builder().code(status).addHeader("Location", target).build();
  }
}
