package org.incidentbridge.testkit.sim.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/** JSON as RT writes it. */
final class Json {

  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static SimResponse ok(JsonNode body) {
    return answer(200, "OK", body.toString());
  }

  static SimResponse answer(int status, String reason, String body) {
    return new SimResponse(
        status, reason, Map.of("Content-Type", "application/json; charset=\"utf-8\""), bytes(body));
  }

  /** The body of one of our own answers. */
  static JsonNode parse(SimResponse answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static ArrayNode strings(List<String> texts) {
    ArrayNode all = array();
    texts.forEach(all::add);
    return all;
  }

  /** A value or the values of a list; null becomes empty. What is neither breaks RT. */
  static List<Optional<String>> values(JsonNode node) {
    List<Optional<String>> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(value -> values.add(scalar(value)));
    } else {
      values.add(scalar(node));
    }
    return values;
  }

  private static Optional<String> scalar(JsonNode node) {
    if (node.isContainerNode()) {
      throw Fault.broken();
    }
    return node.isNull() ? Optional.empty() : Optional.of(node.asText());
  }

  /** The texts of a value or of a list, without nulls. */
  static List<String> texts(JsonNode node) {
    return values(node).stream().flatMap(Optional::stream).toList();
  }
}
