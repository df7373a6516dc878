package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.text.RichText;

/** The fields of a write as they come together, with what did not fit. */
final class Draft {

  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
  private final ObjectNode update = JsonNodeFactory.instance.objectNode();
  private final List<Outcome.Loss> losses = new ArrayList<>();
  private final List<Rest> overflow = new ArrayList<>();
  private final Map<String, String> refused = new LinkedHashMap<>();

  /** Sets a field. */
  void set(String field, JsonNode value) {
    fields.set(field, value);
  }

  /** Adds a value to a field, or removes it, leaving the others alone. */
  void change(String field, String operation, JsonNode value) {
    update.withArray("/" + field).addObject().set(operation, value);
  }

  /** What did not fit into a field and becomes a comment. */
  record Rest(String field, RichText text) {}

  /** A text that did not fit into its field and becomes a comment. */
  void overflow(String field, RichText rest) {
    overflow.add(new Rest(field, rest));
  }

  /** What did not fit, in order. */
  List<Rest> overflow() {
    return overflow;
  }

  /** Notes what is left out or changed. */
  void lose(String field, String message) {
    losses.add(new Outcome.Loss(field, message));
  }

  /** Notes a field that cannot be written, and why. */
  void refuse(String field, String why) {
    refused.put(field, why);
  }

  /** Whether a field is to be written. */
  boolean has(String field) {
    return fields.has(field) || update.has(field);
  }

  /** The fields that are to be written. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    fields.fieldNames().forEachRemaining(names::add);
    update.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Leaves a field out after all. */
  void drop(String field) {
    fields.remove(field);
    update.remove(field);
  }

  /** Nothing would be written. */
  boolean isEmpty() {
    return fields.isEmpty() && update.isEmpty();
  }

  /** The fields to set. */
  ObjectNode fields() {
    return fields;
  }

  /** What was left out or changed. */
  List<Outcome.Loss> losses() {
    return losses;
  }

  /** The fields that cannot be written, each with its reason. */
  Map<String, String> refused() {
    return refused;
  }

  /** The body of an edit. */
  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!fields.isEmpty()) {
      body.set("fields", fields);
    }
    if (!update.isEmpty()) {
      body.set("update", update);
    }
    return body;
  }
}
