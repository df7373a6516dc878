package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.incidentbridge.spi.Secret;
import org.junit.jupiter.api.Test;

/** By the vectors that the vendors print, and some that were worked out by their formulas. */
class WebhookSignatureTest {

  private static final Secret STATIC = new Secret("dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==");
  private static final byte[] AT = bytes("2023-09-18T23:38:13Z");
  private static final byte[] ADDED =
      bytes(
          """
          {
             "account_id": 18525119,
             "event": { },
             "type": "zen:event-type:ticket.comment_added"
          }
          """);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theExampleOfAtlassianIsRight() {
    var signature =
        WebhookSignature.of(new Secret("It's a Secret to Everybody"), bytes("Hello World!"));

    assertThat(signature.isHex("a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"))
        .isTrue();
    assertThat(signature.isHex("a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c8"))
        .isFalse();
  }

  @Test
  void secretAndBodyAreTakenInUtf8() {
    var signature =
        WebhookSignature.of(
            new Secret("s3cret-é"), bytes("{\"webhookEvent\":\"jira:issue_updated\",\"x\":\"ä\"}"));

    assertThat(signature.isHex("81f76e07f935f7da531041c117d191a376ae3a77b50763af4dbb5083b7dd8005"))
        .isTrue();
  }

  @Test
  void theTimeStandsBeforeTheBodyAsZendeskHasIt() {
    assertThat(
            WebhookSignature.of(STATIC, AT, ADDED)
                .isBase64("slaG0VIHsO/HGSb6jHRjreW4mThDhFdJuDrHyTDwZeU="))
        .isTrue();
    assertThat(
            WebhookSignature.of(STATIC, AT, new byte[0])
                .isBase64("muttWn9lEppRQvaq5+5YBVmYZiaQLuoqHGCE4rphSog="))
        .isTrue();
  }

  @Test
  void whatOthersWorkedOutWronglyIsNone() {
    var right = WebhookSignature.of(STATIC, AT, ADDED);

    assertThat(right.isBase64("F5fPLK/MnuJD/O3Qg3nhvEonq2qUy/Pcxqbb95OVf/k=")).isFalse();
    assertThat(right.isBase64("RyQo/Owgiqkcs88NCb7AWJjKYmnSupBPlIcXAFF6nHI=")).isFalse();
    assertThat(right.isBase64("HeRuBQlWj7meuGJjjOiqZbIvHBAW4pDTkbWB9SSdbn4=")).isFalse();
  }

  @Test
  void whatIsNoSignatureAtAllIsNone() {
    var signature = WebhookSignature.of(STATIC, ADDED);

    assertThat(signature.isHex("")).isFalse();
    assertThat(signature.isHex("nothing of the kind")).isFalse();
    assertThat(signature.isBase64("")).isFalse();
    assertThat(signature.isBase64("*")).isFalse();
  }

  @Test
  void anEmptySecretSignsNothing() {
    assertThatThrownBy(() -> WebhookSignature.of(new Secret(""), ADDED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
  }
}
