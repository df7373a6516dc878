package org.incidentbridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.incidentbridge.spi.Announcement;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerWebhook;
import org.incidentbridge.spi.WebhookCall;

/**
 * The bridge's own way of calling out, for trackers that have no webhooks: a plugin or a script in
 * the tracker sends {@code {"event":"changed","ids":["123"],"last":4711}}, or {@code deleted} in
 * place of {@code changed}. Time, delivery and body are signed: {@code sha256=} and the hexadecimal
 * digits of HMAC-SHA256 over {@code timestamp + "." + delivery + "." + body}.
 */
public final class AnnouncedChanges implements TrackerWebhook {

  private static final String TIMESTAMP = "X-Bridge-Timestamp";
  private static final String DELIVERY = "X-Bridge-Delivery";
  private static final String SIGNATURE = "X-Bridge-Signature";
  private static final String METHOD = "sha256=";
  private static final byte[] DOT = {'.'};

  /** Unix seconds, up to the year 5138. */
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

  /** Anything short that means nothing to anybody; it is kept for a while. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final Set<String> EVENTS = Set.of("changed", "deleted");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Secret> secret;

  /**
   * @param secret as it was set in the tracker, not empty; none if calls are believed that nobody
   *     signed
   */
  public AnnouncedChanges(Optional<Secret> secret) {
    this.secret = secret;
  }

  @Override
  public Announcement understand(WebhookCall call) {
    Optional<String> time = call.header(TIMESTAMP).filter(t -> SECONDS.matcher(t).matches());
    Optional<String> delivery = call.header(DELIVERY).filter(d -> TOKEN.matcher(d).matches());
    if (time.isEmpty() || delivery.isEmpty()) {
      return new Announcement.Refused("it bears no " + TIMESTAMP + " or no " + DELIVERY);
    }
    byte[] body = call.body();
    if (secret.isPresent() && !isSigned(secret.get(), time.get(), delivery.get(), call)) {
      return new Announcement.Refused("its " + SIGNATURE + " is missing or of another secret");
    }
    return new Announcement.Heard(
        tickets(body),
        delivery.get(),
        Optional.of(Instant.ofEpochSecond(Long.parseLong(time.get()))));
  }

  /**
   * The headers of a call that is signed in the same way, for what the bridge sends to the sender.
   *
   * @param delivery letters, digits, {@code -} and {@code _}; another one for each call
   */
  public static Map<String, String> headers(
      Secret secret, Instant now, String delivery, byte[] body) {
    String time = String.valueOf(now.getEpochSecond());
    var signature = WebhookSignature.of(secret, ascii(time), DOT, ascii(delivery), DOT, body);
    return Map.of(TIMESTAMP, time, DELIVERY, delivery, SIGNATURE, METHOD + signature.hex());
  }

  private static boolean isSigned(Secret secret, String time, String delivery, WebhookCall call) {
    var right = WebhookSignature.of(secret, ascii(time), DOT, ascii(delivery), DOT, call.body());
    return call.header(SIGNATURE)
        .filter(s -> s.startsWith(METHOD))
        .filter(s -> right.isHex(s.substring(METHOD.length())))
        .isPresent();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** What is rightly signed and not understood concerns no ticket. */
  private static Set<String> tickets(byte[] body) {
    Set<String> tickets = new TreeSet<>();
    JsonNode said = read(body);
    if (EVENTS.contains(said.path("event").asText())) {
      for (JsonNode id : said.path("ids")) {
        if (ID.matcher(id.asText()).matches()) {
          tickets.add(id.asText());
        }
      }
    }
    return tickets;
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException noJson) {
      return JSON.missingNode();
    }
  }
}
