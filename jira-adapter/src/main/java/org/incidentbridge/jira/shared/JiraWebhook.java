package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
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
 * Webhooks of Jira, Cloud and Data Center alike. They are signed with {@code X-Hub-Signature} where
 * a secret was set; what repeats a call bears its {@code X-Atlassian-Webhook-Identifier} in the
 * Cloud, but as no header is signed, calls are told apart by their bodies. Data Center says of
 * comments in which issue they are by their address only.
 */
public final class JiraWebhook implements TrackerWebhook {

  private static final String HEADER = "X-Hub-Signature";
  private static final String METHOD = "sha256=";
  private static final Pattern ISSUE =
      Pattern.compile("/rest/api/[^/]+/issue/(\\d+)/comment/\\d+$");
  private static final Pattern ID = Pattern.compile("\\d{1,18}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Secret> secret;

  /**
   * @param secret as it was set in Jira, not empty; none if calls are believed that nobody signed
   */
  public JiraWebhook(Optional<Secret> secret) {
    this.secret = secret;
  }

  @Override
  public Announcement understand(WebhookCall call) {
    byte[] body = call.body();
    return secret.flatMap(key -> refused(key, call, body)).orElseGet(() -> heard(body));
  }

  private static Optional<Announcement> refused(Secret secret, WebhookCall call, byte[] body) {
    Optional<String> claimed = call.header(HEADER).filter(h -> h.startsWith(METHOD));
    if (claimed.isEmpty()) {
      return Optional.of(new Announcement.Refused("it bears no " + HEADER + " by SHA-256"));
    }
    return WebhookSignature.of(secret, body).isHex(claimed.get().substring(METHOD.length()))
        ? Optional.empty()
        : Optional.of(
            new Announcement.Refused("its " + HEADER + " is of another secret or another body"));
  }

  /** What is rightly signed and not understood is heard, and concerns no ticket. */
  private static Announcement heard(byte[] body) {
    JsonNode said = read(body);
    return new Announcement.Heard(tickets(said), hash(body), at(said));
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException noJson) {
      return JSON.missingNode();
    }
  }

  private static Set<String> tickets(JsonNode said) {
    Set<String> tickets = new TreeSet<>();
    add(said.path("issue").path("id"), tickets);
    add(said.path("issueLink").path("sourceIssueId"), tickets);
    add(said.path("issueLink").path("destinationIssueId"), tickets);
    Matcher comment = ISSUE.matcher(said.path("comment").path("self").asText(""));
    if (comment.find()) {
      tickets.add(comment.group(1));
    }
    return tickets;
  }

  private static void add(JsonNode id, Set<String> tickets) {
    String text = id.asText("");
    if (ID.matcher(text).matches()) {
      tickets.add(text);
    }
  }

  private static Optional<Instant> at(JsonNode said) {
    JsonNode millis = said.path("timestamp");
    return millis.canConvertToLong() && millis.isIntegralNumber()
        ? Optional.of(Instant.ofEpochMilli(millis.asLong()))
        : Optional.empty();
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
