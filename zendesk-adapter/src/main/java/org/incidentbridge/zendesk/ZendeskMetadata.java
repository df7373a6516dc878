package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.TrackerException.Kind;

/** The account's fields and statuses, read again when they are some minutes old. */
final class ZendeskMetadata {

  private static final Duration LIFE = Duration.ofMinutes(30);

  private final ZendeskClient client;
  private final InstantSource clock;
  private volatile Known known = new Known(Instant.MIN, Map.of(), Map.of());

  ZendeskMetadata(ZendeskClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * What is known of an account.
   *
   * @param fields active fields of its own, by id
   * @param statuses labels by id
   */
  record Known(Instant at, Map<String, Field> fields, Map<String, String> statuses) {

    boolean knows(JsonNode ticket) {
      for (JsonNode value : ticket.path("custom_fields")) {
        if (!fields.containsKey(ZendeskJson.text(value, "id"))) {
          return false;
        }
      }
      return true;
    }
  }

  /** A field of the account's own. */
  record Field(String id, String title, String type) {}

  /** What is known by now, new enough to know the fields of a ticket if Zendesk tells them. */
  Known forTicket(JsonNode ticket) {
    Known now = known;
    boolean old = clock.instant().isAfter(later(now.at(), LIFE));
    boolean lacking =
        !now.knows(ticket) && clock.instant().isAfter(later(now.at(), Duration.ofMinutes(1)));
    if (old || lacking) {
      now = new Known(clock.instant(), fields(client.fields()), statuses());
      known = now;
    }
    return now;
  }

  private static Instant later(Instant at, Duration by) {
    return at.equals(Instant.MIN) ? at : at.plus(by);
  }

  private static Map<String, Field> fields(List<JsonNode> shown) {
    Map<String, Field> fields = new HashMap<>();
    for (JsonNode one : shown) {
      String id = ZendeskJson.text(one, "id");
      fields.put(id, new Field(id, ZendeskJson.line(one, "title"), ZendeskJson.text(one, "type")));
    }
    return fields;
  }

  /** Accounts without statuses of their own do not have the endpoint. */
  private Map<String, String> statuses() {
    Map<String, String> labels = new HashMap<>();
    try {
      for (JsonNode one : client.statuses()) {
        labels.put(ZendeskJson.text(one, "id"), ZendeskJson.line(one, "agent_label"));
      }
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.PERMISSION && failure.status() != 404) {
        throw failure;
      }
    }
    return labels;
  }
}
