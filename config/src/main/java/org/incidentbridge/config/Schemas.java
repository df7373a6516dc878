package org.incidentbridge.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.incidentbridge.spi.TrackerFactory;

/** The JSON Schemas of the configuration. */
public final class Schemas {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".schema.json";

  private Schemas() {}

  /**
   * One schema for the whole file with the keys of these trackers, for editors: as text, to be
   * named in a first line {@code # yaml-language-server: $schema=…}.
   */
  public static String forEditors(Collection<TrackerFactory> factories) {
    ObjectNode whole = read("bridge");
    ObjectNode tracker = (ObjectNode) whole.at("/properties/trackers/additionalProperties");
    tracker.remove("additionalProperties");
    tracker.put("unevaluatedProperties", false);
    ArrayNode types = ((ObjectNode) tracker.at("/properties/type")).putArray("enum");
    ArrayNode all = tracker.putArray("allOf");
    for (TrackerFactory factory : factories) {
      types.add(factory.type());
      ObjectNode branch = all.addObject();
      branch.putObject("if").putObject("properties").putObject("type").put("const", factory.type());
      ObjectNode own = parse(factory.schema());
      own.remove(List.of("additionalProperties", "unevaluatedProperties", "$schema", "$id"));
      branch.set("then", own);
    }
    ChannelReader.describe((ObjectNode) whole.at("/properties/notify/additionalProperties"));
    return whole.toPrettyString() + "\n";
  }

  /** The schema of policy packs, for editors. */
  public static String ofPolicies() {
    return read("policy").toPrettyString() + "\n";
  }

  /** The schema of scenarios, for editors. */
  public static String ofScenarios() {
    return read("scenario").toPrettyString() + "\n";
  }

  /** A schema of this module, references filled in. */
  static ObjectNode read(String name) {
    try (InputStream in = Schemas.class.getResourceAsStream("/schema/" + name + SUFFIX)) {
      if (in == null) {
        throw new IllegalStateException("no schema " + name);
      }
      ObjectNode schema = (ObjectNode) JSON.readTree(in);
      fill(schema);
      return schema;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The whole file; what else a tracker block holds is left to its adapter. */
  static ObjectNode core() {
    ObjectNode whole = read("bridge");
    ((ObjectNode) whole.at("/properties/trackers/additionalProperties"))
        .put("additionalProperties", true);
    ((ObjectNode) whole.at("/properties/notify/additionalProperties"))
        .put("additionalProperties", true);
    return whole;
  }

  /** The keys every tracker block may have. */
  static List<String> trackerKeys() {
    return keys(read("tracker"));
  }

  static List<String> keys(JsonNode schema) {
    List<String> keys = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  static ObjectNode parse(String schema) {
    try {
      ObjectNode node = (ObjectNode) JSON.readTree(schema);
      fill(node);
      return node;
    } catch (JsonProcessingException | ClassCastException broken) {
      throw new IllegalArgumentException("an adapter's schema is no JSON object", broken);
    }
  }

  private static void fill(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("$ref").asText().endsWith(SUFFIX)) {
      String ref = object.path("$ref").asText();
      ObjectNode own = object.deepCopy();
      object.removeAll();
      ObjectNode target = read(ref.substring(0, ref.length() - SUFFIX.length()));
      target.remove(List.of("$schema", "$id"));
      object.setAll(target);
      own.remove("$ref");
      object.setAll(own);
    } else {
      node.forEach(Schemas::fill);
    }
  }
}
