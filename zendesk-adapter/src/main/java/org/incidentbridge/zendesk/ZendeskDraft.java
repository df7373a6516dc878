package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;

/** A change as it will be sent. */
final class ZendeskDraft {

  private final ObjectNode body = ZendeskJson.JSON.createObjectNode();
  private final Set<String> changed = new TreeSet<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final List<Loss> losses = new ArrayList<>();

  ObjectNode body() {
    return body;
  }

  /** The bridge's names of the fields that are to change. */
  Set<String> changed() {
    return changed;
  }

  List<Loss> losses() {
    return List.copyOf(losses);
  }

  /** The reason by the field that is to blame. */
  Map<String, String> refused() {
    return Map.copyOf(refused);
  }

  /** Sets a member of the ticket. */
  void put(String field, String member, JsonNode value) {
    body.set(member, value);
    changed.add(field);
  }

  /** Sets a field of the account's own. */
  void custom(String field, String id, JsonNode value) {
    body.withArrayProperty("custom_fields")
        .addObject()
        .put("id", Long.parseLong(id))
        .set("value", value);
    changed.add(field);
  }

  void refuse(String field, String reason) {
    refused.put(field, reason);
  }

  void lose(String field, String what) {
    losses.add(new Loss(field, what));
  }

  boolean isEmpty() {
    return changed.isEmpty();
  }

  boolean isRefused() {
    return !refused.isEmpty();
  }

  Outcome refusal() {
    return new Outcome.Refused(String.join("; ", refused.values()), refused);
  }
}
