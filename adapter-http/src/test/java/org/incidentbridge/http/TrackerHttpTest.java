package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class TrackerHttpTest {

  private static final Secret TOKEN = new Secret("s3cr3t-t0ken");

  private final SimulatedTime time = new SimulatedTime();
  private final MockWebServer server = new MockWebServer();
  private final MockWebServer stranger = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    stranger.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
    stranger.close();
  }

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
  void sendsNoWriteTwiceWhenThePooledConnectionBreaks() {
    server.enqueue(ok());
    server.enqueue(broken());
    server.enqueue(ok());
    TrackerHttp http = client(new HttpAuth.None());
    send(http, post("a"));

    CallFailure failure = failure(http, post("a"));

    assertThat(failure.maybeApplied()).isTrue();
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.message()).contains("POST /a was sent", "The tracker may have done it");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void repeatsAReadWhenThePooledConnectionBreaks() {
    server.enqueue(ok());
    server.enqueue(broken());
    server.enqueue(ok());
    TrackerHttp http = client(new HttpAuth.None());
    send(http, get("a"));

    assertThat(send(http, get("a"))).isEqualTo(200);

    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void sendsNothingTwiceWhenToldToRetryAtOnce() {
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build());
    server.enqueue(ok());

    assertThat(send(client(new HttpAuth.None()), post("a"))).isEqualTo(503);

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void knowsThatNothingWasSentWhereNobodyListens() {
    HttpSettings settings = HttpSettings.of(server.url("/").toString());
    server.close();
    TrackerHttp http = TrackerHttp.builder("ops", settings, budget()).build();

    CallFailure failure =
        failure(http, new Request.Builder().url(http.url("a")).post(RequestBody.EMPTY).build());

    assertThat(failure.maybeApplied()).isFalse();
    assertThat(failure.message()).contains("was not sent: nothing answers at");
  }

  @Test
  void knowsThatNothingWasSentWhereTheHostIsUnknown() {
    TrackerHttp http =
        TrackerHttp.builder("ops", HttpSettings.of("https://tracker.invalid"), budget()).build();

    CallFailure failure =
        failure(http, new Request.Builder().url(http.url("a")).post(RequestBody.EMPTY).build());

    assertThat(failure.maybeApplied()).isFalse();
    assertThat(failure.message()).contains("the host tracker.invalid is not known");
  }

  @Test
  void takesATimeoutAfterSendingAsPerhapsDone() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    Duration brief = Duration.ofMillis(200);
    HttpSettings settings =
        HttpSettings.of(server.url("/").toString())
            .with(new Timeouts(Duration.ofSeconds(5), brief, Duration.ofSeconds(5)));

    CallFailure failure =
        failure(TrackerHttp.builder("ops", settings, budget()).build(), post("a"));

    assertThat(failure.maybeApplied()).isTrue();
    assertThat(failure.message()).contains("no whole answer came in time");
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
      assertThat(failure.message()).contains("TLS with localhost", "name its PEM file");

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

  @Test
  void givesPermitsBackAfterFailures() {
    TrackerHttp http =
        inProcess(
            chain -> {
              throw new ConnectException("refused");
            });

    for (int i = 0; i < 20; i++) {
      assertThat(failure(http, post("a")).maybeApplied()).isFalse();
    }

    assertThat(http.budget().freePermits()).isEqualTo(8);
  }

  @Test
  void takesABreakWithinTheProcessAsPerhapsDone() {
    TrackerHttp http =
        inProcess(
            chain -> {
              throw new IOException("lost");
            });

    assertThat(failure(http, post("a")).maybeApplied()).isTrue();
    assertThat(failure(http, get("a")).maybeApplied()).isFalse();
  }

  @Test
  void learnsLimitsFromAnswersAndStopsCalling() {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "99").build());
    TrackerHttp http = client(new HttpAuth.None());
    send(http, get("a"));

    CallFailure failure = failure(http, post("a"));

    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(99));
    assertThat(failure.maybeApplied()).isFalse();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void countsWhatWasSent() {
    server.enqueue(ok());
    server.enqueue(new MockResponse.Builder().code(500).build());
    TrackerHttp http = client(new HttpAuth.None());
    CallMeter.Reading before = http.meter().read();
    send(http, get("a"));
    send(http, post("a"));

    CallMeter.Reading counted = http.meter().read().since(before);

    assertThat(counted.reads()).isEqualTo(1);
    assertThat(counted.writes()).isEqualTo(1);
    assertThat(counted.failed()).isEqualTo(1);
    assertThat(counted.calls()).isEqualTo(2);
    assertThat(counted.readTime()).isPositive();
  }

  private TrackerHttp client(HttpAuth auth) {
    HttpSettings settings = HttpSettings.of(server.url("/").toString());
    return TrackerHttp.builder("ops", settings, budget()).auth(auth).build();
  }

  private TrackerHttp inProcess(Interceptor transport) {
    return TrackerHttp.builder("ops", HttpSettings.of("http://localhost"), budget())
        .transport(Optional.of(transport))
        .build();
  }

  private RateBudget budget() {
    return new RateBudget("ops", BudgetSettings.DEFAULT, time.pacing());
  }

  private int send(TrackerHttp http, Request request) {
    try (Response response = new Calls(http, ErrorDialect.PLAIN, time).exchange(request)) {
      return response.code();
    }
  }

  private CallFailure failure(TrackerHttp http, Request request) {
    return catchThrowableOfType(CallFailure.class, () -> send(http, request));
  }

  private Request get(String path) {
    return new Request.Builder().url(server.url("/" + path)).build();
  }

  private Request post(String path) {
    RequestBody body = RequestBody.create("{}", MediaType.get("application/json"));
    return get(path).newBuilder().post(body).build();
  }

  private static MockResponse redirect(int status, HttpUrl target) {
    return new MockResponse.Builder().code(status).addHeader("Location", target).build();
  }

  private static MockResponse ok() {
    return new MockResponse.Builder().build();
  }

  private static MockResponse broken() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }
}
