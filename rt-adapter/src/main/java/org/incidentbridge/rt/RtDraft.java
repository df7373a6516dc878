package org.incidentbridge.rt;

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
final class RtDraft {

  private final ObjectNode body = RtQuery.JSON.createObjectNode();
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

  void put(String field, String value) {
    body.put(field, value);
    changed.add(field);
  }

  /** Sets a custom field; several values take the place of all that it has. */
  void custom(String field, String key, List<String> values) {
    ObjectNode customs = body.withObjectProperty("CustomFields");
    if (values.isEmpty()) {
      customs.putNull(key);
    } else if (values.size() == 1) {
      customs.put(key, values.getFirst());
    } else {
      var all = customs.putArray(key);
      values.forEach(all::add);
    }
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
