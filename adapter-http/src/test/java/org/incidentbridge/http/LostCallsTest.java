package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.incidentbridge.spi.TrackerException.Kind;
import org.junit.jupiter.api.Test;

final class LostCallsTest extends HttpServerTest {

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
  void doesNotSayOfACallThatWasSentThatItCouldNotConnect() {
    CallProgress progress = new CallProgress();
    progress.sending();
    Request request =
        new Request.Builder()
            .url("http://ops.example:8080/a")
            .tag(CallProgress.class, progress)
            .build();

    CallFailure failure =
        new LostCalls("ops", Redaction.NONE)
            .explain(request, new ConnectException("Failed to connect to ops.example"));

    assertThat(failure.message())
        .contains("was sent, but the connection broke", "now nothing answers at ops.example:8080")
        .doesNotContain("Failed to connect");
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
  void namesTheHostToWhichAReadWasRedirectedWhenNothingAnswersThere() {
    server.enqueue(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "http://moved.invalid:8080/a")
            .build());

    CallFailure failure = failure(client(new HttpAuth.None()), get("a"));

    assertThat(failure.message())
        .contains(
            "GET /a was redirected to moved.invalid:8080 and was not sent: the host moved.invalid"
                + " is not known");
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
    assertThat(failure.message())
        .contains("no whole answer came in time", "with a larger timeouts.read");
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
  void callsNoMoreThanSoManyAtATime() throws InterruptedException {
    var together = new CyclicBarrier(3);
    var under = new AtomicInteger();
    var most = new AtomicInteger();
    TrackerHttp http =
        TrackerHttp.builder(
                "ops",
                HttpSettings.of("http://localhost"),
                new RateBudget("ops", BudgetSettings.DEFAULT.concurrency(3), time.pacing()))
            .transport(
                Optional.of(
                    chain -> {
                      most.accumulateAndGet(under.incrementAndGet(), Math::max);
                      meet(together);
                      under.decrementAndGet();
                      return empty(chain.request());
                    }))
            .build();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      threads.add(Thread.ofVirtual().start(() -> send(http, get("a"))));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(most).hasValue(3);
    assertThat(http.meter().read().reads()).isEqualTo(30);
    assertThat(http.budget().freePermits()).isEqualTo(3);
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

  private static MockResponse broken() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  private static void meet(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IOException("never so many at a time", e);
    }
  }

  private static Response empty(Request request) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(204)
        .message("")
        .build();
  }
}
