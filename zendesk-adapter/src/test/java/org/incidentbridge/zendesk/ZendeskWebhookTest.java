package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.incidentbridge.spi.Announcement;
import org.incidentbridge.spi.Announcement.Heard;
import org.incidentbridge.spi.Announcement.Refused;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.WebhookCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Zendesk calls out. */
class ZendeskWebhookTest {

  private static final String KEY = "s3cret-é";
  private static final String TIME = "2023-09-18T23:38:13Z";
  private static final ZendeskWebhook WEBHOOK = new ZendeskWebhook(Optional.of(new Secret(KEY)));

  private static JsonNode vectors(String which) throws IOException {
    String path = "/payloads/signature-vectors.json";
    try (InputStream in =
        Objects.requireNonNull(ZendeskWebhookTest.class.getResourceAsStream(path))) {
      return new ObjectMapper().readTree(in).at("/zendesk/" + which);
    }
  }

  private static Announcement vector(JsonNode vector) {
    return new ZendeskWebhook(Optional.of(new Secret(vector.path("secret").asText())))
        .understand(
            call(
                vector.path("timestamp").asText(),
                vector.path("signature").asText(),
                vector.path("body").asText()));
  }

  private static WebhookCall call(String time, String signature, String body) {
    return WebhookCall.of(
        Map.of(
            "x-zendesk-webhook-signature", signature,
            "x-zendesk-webhook-signature-timestamp", time),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(String time, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal((time + body).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Announcement signed(String time, String body) {
    return WEBHOOK.understand(call(time, signature(time, body), body));
  }

  private static Heard heard(String body) {
    return (Heard) signed(TIME, body);
  }

  private static String event(String type, String ticket) {
    return """
        {"account_id": 18525119, "id": "01HANAHCF4", "zendesk_event_version": "2022-11-06",
         "type": "zen:event-type:%s", "subject": "zen:ticket:%s", "detail": {"id": "%s"},
         "event": {"comment": {"is_public": false}}}
        """
        .formatted(type, ticket, ticket);
  }

  @Test
  void rightSignaturesAreTaken() throws IOException {
    List<Announcement> taken = new ArrayList<>();
    vectors("vectors").forEach(v -> taken.add(vector(v)));
    assertThat(taken)
        .isNotEmpty()
        .allSatisfy(
            heard ->
                assertThat(((Heard) heard).at()).contains(Instant.parse("2023-09-18T23:38:13Z")));
  }

  @Test
  void wrongOnesAreRefused() throws IOException {
    List<Announcement> refused = new ArrayList<>();
    vectors("mustNotVerify").forEach(v -> refused.add(vector(v)));
    assertThat(refused).isNotEmpty().hasOnlyElementsOfType(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticket.created",
        "ticket.comment_added",
        "ticket.status_changed",
        "ticket.merged",
        "ticket.soft_deleted",
        "ticket.permanently_deleted"
      })
  void anEventSaysWhichTicketChanged(String type) {
    assertThat(heard(event(type, "4711")).tickets()).containsExactly("4711");
  }

  @ParameterizedTest
  @CsvSource({"4711", "\"4711\""})
  void aTriggerSaysItByItsTemplate(String id) {
    assertThat(heard("{\"ticket_id\": " + id + "}").tickets()).containsExactly("4711");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{}",
        "{\"ticket_id\": \"../../users\"}",
        "{\"ticket_id\": -1}",
        "{\"type\": \"zen:event-type:user.deleted\", \"detail\": {\"id\": \"7\"}}"
      })
  void whatIsNotUnderstoodConcernsNoTicket(String body) {
    assertThat(heard(body).tickets()).isEmpty();
  }

  @Test
  void theTimeIsSigned() {
    String body = event("ticket.created", "1");
    assertThat(heard(body).at()).contains(Instant.parse(TIME));
    assertThat(WEBHOOK.understand(call("2023-09-18T23:38:14Z", signature(TIME, body), body)))
        .isInstanceOf(Refused.class);
    assertThat(signed("1695080293", body)).isInstanceOf(Refused.class);
  }

  @Test
  void theSameCallIsKnownAgain() {
    String body = event("ticket.created", "1");
    assertThat(heard(body).delivery()).isEqualTo(heard(body).delivery());
    assertThat(((Heard) signed("2023-09-18T23:38:14Z", body)).delivery())
        .isNotEqualTo(heard(body).delivery());
  }

  @Test
  void withoutASignatureItIsRefusedUnlessThatIsWanted() {
    var bare =
        WebhookCall.of(Map.of(), event("ticket.created", "1").getBytes(StandardCharsets.UTF_8));
    assertThat(WEBHOOK.understand(bare)).isInstanceOf(Refused.class);
    assertThat(((Heard) new ZendeskWebhook(Optional.empty()).understand(bare)).tickets())
        .containsExactly("1");
  }

  @Test
  void theSecretThatZendeskPublishedIsNone() throws IOException {
    var factory = new ZendeskTrackerFactory();
    var published = new Secret(vectors("vectors").path(0).path("secret").asText());
    assertThat(factory.objection(published).orElseThrow()).contains("everybody knows");
    assertThat(factory.objection(new Secret(KEY))).isEmpty();
    assertThat(factory.webhook(Optional.of(new Secret(KEY)))).isPresent();
  }
}
