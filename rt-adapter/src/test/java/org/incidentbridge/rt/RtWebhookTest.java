package org.incidentbridge.rt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.spi.Announcement;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.WebhookCall;
import org.junit.jupiter.api.Test;

/** What the scrip in RT calls out. */
class RtWebhookTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private static Announcement heard(String key) {
    var call =
        WebhookCall.of(
            Map.of(
                "X-Bridge-Timestamp", "1795379960",
                "X-Bridge-Delivery", "rt-414-3925-14809-117626728",
                "X-Bridge-Signature",
                    "sha256=f46fb4b12bdc31394739d13a2882401a54fd2c4a6badb39c9449f7dcb43fcbbf"),
            "{\"event\":\"changed\",\"ids\":[\"414\"],\"last\":3925}"
                .getBytes(StandardCharsets.UTF_8));
    return new RtTrackerFactory()
        .webhook(Optional.of(new Secret(key)))
        .orElseThrow()
        .understand(call);
  }

  @Test
  void saysWhichTicketChanged() {
    assertThat(((Announcement.Heard) heard(KEY)).tickets()).containsExactly("414");
  }

  @Test
  void withAnotherSecretItSaysNothing() {
    assertThat(heard(KEY + "0")).isInstanceOf(Announcement.Refused.class);
  }
}
