package org.incidentbridge.app.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.incidentbridge.config.ChannelConfig.Net;
import org.incidentbridge.config.ChannelConfig.Target;
import org.incidentbridge.config.ChannelConfig.Webhook;
import org.incidentbridge.notice.ChannelTerms;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Delivery.Deferred;
import org.incidentbridge.notice.Delivery.Delivered;
import org.incidentbridge.notice.Delivery.Refused;
import org.incidentbridge.notice.Delivery.Unknown;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.notice.Template;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookChannelTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_772_452_860);
  private static final String HOOK = "/hooks/T0P-S3CRET?to=ch4nnel-w0rd";

  private final MockWebServer server = new MockWebServer();
  private final Parcel parcel =
      Notices.of(Notices.about("a", Notices.ONE), Notices.about("b", Notices.TWO));

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private WebhookChannel channel(Optional<Template> body) {
    var headers = new TreeMap<>(Map.of("Authorization", new Secret("OAuth k3y-of-status")));
    var net = new Net(Duration.ofSeconds(5), Optional.empty());
    var url = new Secret(server.url(HOOK).toString());
    var target = new Target(url, Optional.of(new Secret("k3y")), headers, net);
    return new WebhookChannel(
        new Webhook(target, body, ChannelTerms.AT_ONCE), InstantSource.system());
  }

  private static String body(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody()).utf8();
  }

  private Delivery answered(MockResponse response) {
    server.enqueue(response);
    try (WebhookChannel channel = channel(Optional.empty())) {
      return channel.send(parcel);
    }
  }

  private static MockResponse status(int code) {
    return new MockResponse.Builder()
        .code(code)
        .body("said\n" + HOOK + " OAuth k3y-of-status")
        .build();
  }

  @Test
  void aMessageIsJsonWithAllOfItsNotices() throws IOException, InterruptedException {
    assertThat(answered(status(202))).isEqualTo(Delivered.TO_ALL);

    RecordedRequest request = server.takeRequest();
    JsonNode json = new ObjectMapper().readTree(body(request));
    assertThat(json.path("id").asText()).isEqualTo(parcel.id().text());
    assertThat(json.path("at").asText()).isEqualTo("2026-03-02T12:01:00.000Z");
    assertThat(json.path("subject").asText()).isEqualTo(parcel.subject());
    assertThat(json.path("notices")).hasSize(2);
    JsonNode first = json.path("notices").path(0);
    assertThat(first.path("incident").asText()).isEqualTo("INC-AAAAAAAAAA");
    assertThat(first.path("causedAt").asText()).isEqualTo("2026-03-02T12:00:00.000Z");
    assertThat(first.path("late").asBoolean()).isFalse();
    assertThat(first.path("facts").path("title").asText()).isEqualTo("Mail \"down\"\n{{now}}");
    assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo(parcel.id().text());
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("OAuth k3y-of-status");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void theSignatureIsThatOfTheTimeAndTheBody() {
    // printf '1772452860.{"a":1}' | openssl dgst -sha256 -hmac k3y
    assertThat(Signature.of(new Secret("k3y"), NOW, "{\"a\":1}"))
        .isEqualTo(
            "t=1772452860,v1=e55a7d339fbb75bb530ea7307d1f59c5a90b0b785f8899c9316a370be75259ff");
  }

  @Test
  void theSignatureOfACallIsThatOfItsBody() throws InterruptedException {
    answered(status(200));

    RecordedRequest request = server.takeRequest();
    String sent = String.valueOf(request.getHeaders().get(Signature.HEADER));
    long time = Long.parseLong(sent.substring(2, sent.indexOf(',')));
    assertThat(sent)
        .isEqualTo(Signature.of(new Secret("k3y"), Instant.ofEpochSecond(time), body(request)));
  }

  @Test
  void aTemplateMakesAnotherBodyOfWhatTheNoticesShare() throws InterruptedException {
    server.enqueue(status(201));
    Template template =
        facts -> facts.get("severity") + "|" + facts.get("subject") + "|" + facts.get("id");
    channel(Optional.of(template)).send(parcel);

    assertThat(body(server.takeRequest()))
        .isEqualTo("sev1|" + parcel.subject() + "|" + parcel.id());
  }

  @Test
  void anAnswerTellsWhetherToTryAgain() {
    for (int code : new int[] {429, 408, 500, 502, 503}) {
      assertThat(answered(status(code))).as("" + code).isInstanceOf(Deferred.class);
    }
    for (int code : new int[] {400, 401, 403, 404, 410, 413, 422}) {
      assertThat(answered(status(code))).as("" + code).isInstanceOf(Refused.class);
    }
  }

  @Test
  void whatTheOtherSideAsksForIsToldAndNoSecretIs() {
    Delivery delivery = answered(status(429).newBuilder().setHeader("Retry-After", "7200").build());

    assertThat(delivery).isInstanceOf(Deferred.class);
    Instant then = ((Deferred) delivery).notBefore().orElseThrow();
    assertThat(Duration.between(Instant.now(), then).toMinutes()).isBetween(110L, 121L);
    assertThat(delivery.toString())
        .contains("answered 429: said")
        .doesNotContain("T0P-S3CRET", "k3y-of-status");
  }

  @Test
  void noPartOfAnAddressThatIsQuotedByItselfIsTold() {
    MockResponse quoting =
        new MockResponse.Builder()
            .code(404)
            .body("no T0P-S3CRET, no ch4nnel-w0rd" + " ".repeat(9) + "x".repeat(265) + "T0P-S3CRET")
            .build();

    assertThat(answered(quoting).toString())
        .contains("answered 404: no ")
        .doesNotContain("T0P", "ch4nnel");
  }

  @Test
  void aRedirectIsNotFollowed() {
    MockResponse away =
        status(307)
            .newBuilder()
            .setHeader("Location", "https://elsewhere.example/T0P-S3CRET")
            .build();

    assertThat(answered(away))
        .isInstanceOf(Refused.class)
        .asString()
        .contains("redirects to elsewhere.example")
        .doesNotContain("S3CRET");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aConnectionLostAfterTheCallWasMadeMayHaveDoneIt() {
    MockResponse lost =
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();

    assertThat(answered(lost)).isInstanceOf(Unknown.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aHostThatIsNotThereHasSeenNothing() {
    WebhookChannel channel = channel(Optional.empty());
    server.close();

    assertThat(channel.send(parcel))
        .isInstanceOf(Deferred.class)
        .asString()
        .doesNotContain("T0P-S3CRET");
    assertThat(channel.examine().getFirst().level()).isEqualTo(Level.PROBLEM);
  }

  @Test
  void doctorConnectsAndSendsNothing() {
    var finding = channel(Optional.empty()).examine().getFirst();

    assertThat(finding.level()).isEqualTo(Level.OK);
    assertThat(finding.message()).doesNotContain("T0P-S3CRET");
    assertThat(server.getRequestCount()).isZero();
  }
}
