package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Short words for JSON trees. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  static JsonNode nothing() {
    return NullNode.instance;
  }

  static JsonNode text(String value) {
    return TextNode.valueOf(value);
  }

  static JsonNode number(long value) {
    return LongNode.valueOf(value);
  }

  /** An id, or null for 0. */
  static JsonNode id(long value) {
    return value == 0 ? nothing() : number(value);
  }

  /** A time as Zendesk writes it: whole seconds in UTC. */
  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static ArrayNode texts(Collection<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  static ArrayNode numbers(Collection<Long> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  static ArrayNode all(Collection<? extends JsonNode> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  static List<String> strings(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asText()));
    return values;
  }

  static List<Long> ids(JsonNode array) {
    List<Long> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asLong()));
    return values;
  }

  /**
   * Parses a body; an empty one is an empty object.
   *
   * @throws Problem 400 as Zendesk answers to what is not JSON
   */
  static JsonNode parse(String body) {
    if (body.isEmpty()) {
      return object();
    }
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw Problem.coded(400, "UnprocessableEntity", "Unexpected JSON in the request body");
    }
  }

  static String write(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
