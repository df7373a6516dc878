package org.incidentbridge.jira.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

/** What Jira calls out, by calls that were recorded. */
class JiraWebhookTest {

  private static final String KEY = "s3cret-é";
  private static final JiraWebhook WEBHOOK = new JiraWebhook(Optional.of(new Secret(KEY)));

  private static byte[] recorded(String name) throws IOException {
    String path = "/payloads/mm-webhook-" + name + ".json";
    try (InputStream in = Objects.requireNonNull(JiraWebhookTest.class.getResourceAsStream(path))) {
      return in.readAllBytes();
    }
  }

  private static String signature(String key, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Announcement signed(byte[] body) {
    return WEBHOOK.understand(
        WebhookCall.of(Map.of("x-hub-signature", signature(KEY, body)), body));
  }

  private static Heard heard(String body) {
    return (Heard) signed(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "cloud-comment-created, 10040",
    "issue-deleted, 10303",
    "server-comment-created, 10013"
  })
  void saysWhichIssueChanged(String name, String issue) throws IOException {
    assertThat(((Heard) signed(recorded(name))).tickets()).containsExactly(issue);
  }

  @ParameterizedTest
  @ValueSource(strings = {"issue-updated-labels", "server-issue-updated-in-progress"})
  void saysWhen(String name) throws IOException {
    Heard heard = (Heard) signed(recorded(name));
    assertThat(heard.tickets()).hasSize(1);
    assertThat(heard.at().orElseThrow())
        .isBetween(Instant.parse("2018-01-01T00:00:00Z"), Instant.parse("2021-01-01T00:00:00Z"));
  }

  @Test
  void aLinkConcernsBothIssues() {
    assertThat(
            heard("{\"issueLink\":{\"sourceIssueId\":11442,\"destinationIssueId\":11961}}")
                .tickets())
        .isEqualTo(Set.of("11442", "11961"));
  }

  @Test
  void theSameCallIsTheSameDeliveryWhateverItsHeaders() throws IOException {
    byte[] body = recorded("issue-deleted");
    var again =
        WebhookCall.of(
            Map.of(
                "X-Hub-Signature", signature(KEY, body), "X-Atlassian-Webhook-Identifier", "other"),
            body);
    assertThat(WEBHOOK.understand(again)).isEqualTo(signed(body));
    assertThat(heard("{}").delivery()).isNotEqualTo(heard("{ }").delivery());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{\"issue\":{\"id\":\"../../1\"},\"timestamp\":\"2018-12-18 11:57:24,746\"}",
        "{\"issue\":7,\"comment\":{\"self\":\"/rest/api/2/issue/x/comment/1\"},\"timestamp\":1e99}"
      })
  void whatIsSignedAndNotUnderstoodConcernsNoIssue(String body) {
    assertThat(heard(body).tickets()).isEmpty();
    assertThat(heard(body).at()).isEmpty();
  }

  @Test
  void whatIsNotSignedByTheSecretIsRefused() throws IOException {
    byte[] body = recorded("issue-deleted");
    byte[] other = body.clone();
    other[other.length - 2] ^= 1;

    assertThat(WEBHOOK.understand(WebhookCall.of(Map.of(), body))).isInstanceOf(Refused.class);
    for (String claimed :
        new String[] {
          "",
          "sha256=",
          "sha1=0123",
          signature("other", body),
          signature(KEY, other),
          signature(KEY, body).substring("sha256=".length())
        }) {
      assertThat(WEBHOOK.understand(WebhookCall.of(Map.of("X-Hub-Signature", claimed), body)))
          .as(claimed)
          .isInstanceOf(Refused.class);
    }
  }

  /** Where somebody wrote insecure: true. */
  @Test
  void withoutASecretEverybodyIsBelieved() throws IOException {
    var open = new JiraWebhook(Optional.empty());

    assertThat(open.understand(WebhookCall.of(Map.of(), recorded("issue-deleted"))))
        .isEqualTo(signed(recorded("issue-deleted")));
  }
}
