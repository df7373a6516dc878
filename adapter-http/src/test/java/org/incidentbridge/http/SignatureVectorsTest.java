package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.incidentbridge.spi.Secret;
import org.junit.jupiter.api.Test;

/** All vectors there are, those too that must not be taken for right. */
class SignatureVectorsTest {

  private static final String METHOD = "sha256=";

  private final JsonNode vectors = read();

  private static JsonNode read() {
    String path = "/payloads/signature-vectors.json";
    try (InputStream in =
        Objects.requireNonNull(SignatureVectorsTest.class.getResourceAsStream(path))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static byte[] bytes(JsonNode vector, String key) {
    return vector.path(key).asText().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isJira(JsonNode vector, byte[] body) {
    String claimed = vector.path("header").asText();
    assertThat(claimed).startsWith(METHOD);
    return WebhookSignature.of(new Secret(vector.path("secret").asText()), body)
        .isHex(claimed.substring(METHOD.length()));
  }

  private static boolean isZendesk(JsonNode vector, byte[] body) {
    return WebhookSignature.of(
            new Secret(vector.path("secret").asText()), bytes(vector, "timestamp"), body)
        .isBase64(vector.path("signature").asText());
  }

  @Test
  void thoseOfJiraAreRightAndNoOtherBodyIs() {
    assertThat(vectors.at("/jiraCloud/vectors")).isNotEmpty();
    for (JsonNode vector : vectors.at("/jiraCloud/vectors")) {
      assertThat(isJira(vector, bytes(vector, "body"))).isTrue();
      assertThat(isJira(vector, bytes(vector, "secret"))).isFalse();
    }
  }

  @Test
  void thoseOfZendeskAreRightAndNoOtherBodyIs() {
    assertThat(vectors.at("/zendesk/vectors")).isNotEmpty();
    for (JsonNode vector : vectors.at("/zendesk/vectors")) {
      assertThat(isZendesk(vector, bytes(vector, "body"))).isTrue();
      assertThat(isZendesk(vector, bytes(vector, "secret"))).isFalse();
    }
  }

  @Test
  void thoseThatMustNotVerifyDoNot() {
    assertThat(vectors.at("/zendesk/mustNotVerify")).isNotEmpty();
    for (JsonNode vector : vectors.at("/zendesk/mustNotVerify")) {
      assertThat(isZendesk(vector, bytes(vector, "body")))
          .as(vector.path("why").asText())
          .isFalse();
    }
  }
}
