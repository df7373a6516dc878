package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.http.WebhookSignature;
import org.incidentbridge.spi.Announcement;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.TrackerWebhook;
import org.incidentbridge.spi.WebhookCall;

/**
 * Webhooks of Zendesk: those that are subscribed to events of tickets, and those that a trigger
 * calls with {@code {"ticket_id":"{{ticket.id}}"}}. The time, an ISO instant, is signed together
 * with the body; {@code X-Zendesk-Webhook-Invocation-Id} is not, so that calls are told apart by
 * what is signed.
 */
final class ZendeskWebhook implements TrackerWebhook {

  /** Zendesk signs trial calls with it, before a webhook is made: everybody knows it. */
  private static final String PUBLISHED = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

  private static final String SIGNATURE = "X-Zendesk-Webhook-Signature";
  private static final String TIMESTAMP = "X-Zendesk-Webhook-Signature-Timestamp";
  private static final Pattern SUBJECT = Pattern.compile("zen:ticket:([1-9][0-9]{0,17})");
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final String EVENT = "zen:event-type:ticket.";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Secret> secret;

  /**
   * @param secret as Zendesk shows it, not empty; none if calls are believed that nobody signed
   */
  ZendeskWebhook(Optional<Secret> secret) {
    this.secret = secret;
  }

  /** Why a secret cannot be used, for people. */
  static Optional<String> objection(Secret secret) {
    return secret.reveal().equals(PUBLISHED)
        ? Optional.of("is the one that Zendesk signs trial calls with, which everybody knows")
        : Optional.empty();
  }

  @Override
  public Announcement understand(WebhookCall call) {
    String time = call.header(TIMESTAMP).orElse("");
    byte[] stamp = time.getBytes(StandardCharsets.UTF_8);
    byte[] body = call.body();
    if (secret.isEmpty()) {
      return new Announcement.Heard(tickets(body), hash(stamp, body), instant(time));
    }
    var right = WebhookSignature.of(secret.get(), stamp, body);
    if (call.header(SIGNATURE).filter(right::isBase64).isEmpty()) {
      return new Announcement.Refused(
          "its " + SIGNATURE + " is missing, or of another secret, time or body");
    }
    Optional<Instant> at = instant(time);
    return at.isEmpty()
        ? new Announcement.Refused("its " + TIMESTAMP + " is no time")
        : new Announcement.Heard(tickets(body), hash(stamp, body), at);
  }

  private static Optional<Instant> instant(String time) {
    try {
      return Optional.of(Instant.parse(time));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /** What is rightly signed and not understood concerns no ticket. */
  private static Set<String> tickets(byte[] body) {
    Set<String> tickets = new TreeSet<>();
    JsonNode said = read(body);
    add(said.path("ticket_id"), tickets);
    if (said.path("type").asText("").startsWith(EVENT)) {
      add(said.path("detail").path("id"), tickets);
      Matcher subject = SUBJECT.matcher(said.path("subject").asText(""));
      if (subject.matches()) {
        tickets.add(subject.group(1));
      }
    }
    return tickets;
  }

  private static void add(JsonNode id, Set<String> tickets) {
    String text = id.asText("");
    if (ID.matcher(text).matches()) {
      tickets.add(text);
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException noJson) {
      return JSON.missingNode();
    }
  }

  private static String hash(byte[] stamp, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(stamp);
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
