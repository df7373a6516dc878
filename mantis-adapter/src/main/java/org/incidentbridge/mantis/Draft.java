package org.incidentbridge.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.spi.Outcome;

/** What is about to be sent for an issue, while it is put together. */
final class Draft {

  private final ObjectNode body = MantisWire.JSON.createObjectNode();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final List<Outcome.Loss> losses = new ArrayList<>();
  private final List<String> rests = new ArrayList<>();
  private final List<String> newTags = new ArrayList<>();
  private final List<Integer> oldTags = new ArrayList<>();

  /** The members to send; tags of an existing issue are not among them. */
  ObjectNode body() {
    return body;
  }

  boolean isEmpty() {
    return body.isEmpty() && newTags.isEmpty() && oldTags.isEmpty();
  }

  /** A tag to attach; changing an issue knows only tags that exist, attaching makes them. */
  void addTag(String name) {
    newTags.add(name);
    changed.add("tags");
  }

  void removeTag(int id) {
    oldTags.add(id);
    changed.add("tags");
  }

  List<String> newTags() {
    return newTags;
  }

  List<Integer> oldTags() {
    return oldTags;
  }

  /** The fields that differ. */
  Set<String> changed() {
    return changed;
  }

  List<Outcome.Loss> losses() {
    return losses;
  }

  /** The ends of texts that are too long for their field, for notes. */
  List<String> rests() {
    return rests;
  }

  void put(String field, JsonNode value) {
    body.set(field, value);
    changed.add(field);
  }

  void putId(String field, int id) {
    put(field, MantisWire.JSON.createObjectNode().put("id", id));
  }

  void putCustom(String field, int id, String value) {
    ArrayNode all = body.withArray("custom_fields");
    ObjectNode one = all.addObject();
    one.putObject("field").put("id", id);
    one.put("value", value);
    changed.add(field);
  }

  void refuse(String field, String reason) {
    refused.put(field, reason);
  }

  void lose(String field, String what) {
    losses.add(new Outcome.Loss(field, what));
  }

  void rest(String text) {
    rests.add(text);
  }

  boolean isRefused() {
    return !refused.isEmpty();
  }

  /** Why this cannot be sent as it is, field by field. */
  Outcome.Refused refusal() {
    List<String> reasons = new ArrayList<>();
    refused.forEach((field, reason) -> reasons.add(field + ": " + reason));
    return new Outcome.Refused(String.join("; ", reasons), refused);
  }
}
