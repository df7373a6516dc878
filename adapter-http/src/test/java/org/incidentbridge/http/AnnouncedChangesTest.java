package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.spi.Announcement;
import org.incidentbridge.spi.Announcement.Heard;
import org.incidentbridge.spi.Announcement.Refused;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.WebhookCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bridge's own way of calling out. The signatures were worked out by OpenSSL. */
class AnnouncedChangesTest {

  private static final String BODY =
      "{\"event\":\"changed\",\"ids\":[\"123\",\"7\"],\"last\":4711}";
  private static final String SIGNED =
      "sha256=f9f532bf61615775875eff750355c781831937cff466494578115a1baafbcb9c";

  private final AnnouncedChanges calls = new AnnouncedChanges(Optional.of(new Secret("s3cret-é")));

  private static Map<String, String> headers(String signature) {
    return new TreeMap<>(
        Map.of(
            "X-Bridge-Timestamp", "1795348800",
            "X-Bridge-Delivery", "0b6e7a2c-1",
            "X-Bridge-Signature", signature));
  }

  private Announcement hear(Map<String, String> headers, String body) {
    return calls.understand(WebhookCall.of(headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void saysWhichTicketsChangedAndWhen() {
    assertThat(hear(headers(SIGNED), BODY))
        .isEqualTo(
            new Heard(
                Set.of("123", "7"),
                "0b6e7a2c-1",
                Optional.of(Instant.parse("2026-11-22T12:00:00Z"))));
  }

  @Test
  void aTicketThatIsGoneIsNamedToo() {
    String body = "{\"event\":\"deleted\",\"ids\":[9],\"last\":4712}";
    var open = new AnnouncedChanges(Optional.empty());

    Announcement said =
        open.understand(WebhookCall.of(headers("none"), body.getBytes(StandardCharsets.UTF_8)));
    assertThat(((Heard) said).tickets()).containsExactly("9");
  }

  /** Each of time, delivery and body is signed. */
  @ParameterizedTest
  @CsvSource({
    "X-Bridge-Timestamp, 1795348801",
    "X-Bridge-Delivery, 0b6e7a2c-2",
    "X-Bridge-Signature, ''",
    "X-Bridge-Signature, sha256=",
    "X-Bridge-Signature, sha1=0123",
    "X-Bridge-Signature, f9f532bf61615775875eff750355c781831937cff466494578115a1baafbcb9c",
    "X-Bridge-Signature, sha256=4ba9fb25ebc652d9ff684e507fe0db08694b6861e75aee275eef65a0015bba02",
    "X-Bridge-Signature, sha256=4ca40d1ea6099c7bcafd58d2e83b0583d1f4c2064d1ffb805a14289c6f15c927"
  })
  void whatIsSignedOtherwiseIsRefused(String header, String value) {
    Map<String, String> headers = headers(SIGNED);
    headers.put(header, value);

    assertThat(hear(headers, BODY)).isInstanceOf(Refused.class);
  }

  @Test
  void anotherBodyIsRefused() {
    assertThat(hear(headers(SIGNED), BODY.replace("123", "124"))).isInstanceOf(Refused.class);
    assertThat(hear(headers(SIGNED), BODY + " ")).isInstanceOf(Refused.class);
  }

  /** Otherwise what is signed could be read in two ways. */
  @Test
  void aTimeOrDeliveryWithADotIsRefused() {
    Map<String, String> shifted = headers(SIGNED);
    shifted.put("X-Bridge-Timestamp", "1795348800.0b6e7a2c-1");
    assertThat(hear(shifted, BODY)).isInstanceOf(Refused.class);
    Map<String, String> longer = headers(SIGNED);
    longer.put("X-Bridge-Delivery", "0b6e7a2c-1.{");
    assertThat(hear(longer, BODY)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Bridge-Timestamp", "X-Bridge-Delivery", "X-Bridge-Signature"})
  void noneOfTheHeadersMayBeMissing(String header) {
    Map<String, String> headers = headers(SIGNED);
    headers.remove(header);

    assertThat(hear(headers, BODY)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{\"event\":\"changed\"}",
        "{\"event\":\"changed\",\"ids\":\"123\"}",
        "{\"event\":\"changed\",\"ids\":[\"../1\",\"-1\",\"0\",\"1e3\",null,{},1.5]}",
        "{\"event\":\"else\",\"ids\":[\"1\"]}"
      })
  void whatIsNotUnderstoodConcernsNoTicket(String body) {
    var open = new AnnouncedChanges(Optional.empty());

    Announcement said =
        open.understand(WebhookCall.of(headers("none"), body.getBytes(StandardCharsets.UTF_8)));
    assertThat(((Heard) said).tickets()).isEmpty();
  }
}
