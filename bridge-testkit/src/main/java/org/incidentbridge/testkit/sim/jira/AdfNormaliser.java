package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What saving does to a document: the tree read back means the same and is not the tree sent. */
final class AdfNormaliser {

  private static final Set<String> WITH_LOCAL_ID =
      Set.of("table", "taskList", "taskItem", "decisionList", "decisionItem", "status", "mention");

  private AdfNormaliser() {}

  /** A new tree; the one given stays as it is. */
  static ObjectNode saved(JsonNode doc) {
    ObjectNode result = Json.object();
    result.put("version", 1);
    result.put("type", "doc");
    result.set("content", content(doc.path("content"), "0"));
    return result;
  }

  private static ArrayNode content(JsonNode nodes, String path) {
    ArrayNode result = Json.array();
    int index = 0;
    for (JsonNode node : nodes) {
      ObjectNode saved = node(node, path + "." + index++);
      if (!mergedIntoLast(result, saved)) {
        result.add(saved);
      }
    }
    return result;
  }

  private static ObjectNode node(JsonNode node, String path) {
    String type = node.path("type").asText();
    ObjectNode result = Json.object().put("type", type);
    ObjectNode attrs = attrs(node, type, path);
    if (!attrs.isEmpty()) {
      result.set("attrs", attrs);
    }
    if (node.has("content")) {
      ArrayNode children = content(node.path("content"), path);
      if (!children.isEmpty() || !type.equals("paragraph")) {
        result.set("content", children);
      }
    }
    if (node.has("text")) {
      result.set("text", node.get("text"));
    }
    if (!node.path("marks").isEmpty()) {
      result.set("marks", marks(node.path("marks")));
    }
    return result;
  }

  private static ObjectNode attrs(JsonNode node, String type, String path) {
    ObjectNode attrs = Json.object();
    if (type.equals("orderedList") && !node.path("attrs").has("order")) {
      attrs.put("order", 1);
    }
    if (node.path("attrs") instanceof ObjectNode given) {
      given.properties().stream()
          .filter(attr -> !attr.getValue().isNull())
          .forEach(attr -> attrs.set(attr.getKey(), attr.getValue().deepCopy()));
    }
    if (WITH_LOCAL_ID.contains(type) && !attrs.has("localId")) {
      byte[] name = (type + path).getBytes(StandardCharsets.UTF_8);
      attrs.put("localId", UUID.nameUUIDFromBytes(name).toString());
    }
    return attrs;
  }

  private static ArrayNode marks(JsonNode marks) {
    List<JsonNode> sorted = new ArrayList<>();
    marks.forEach(mark -> sorted.add(mark.deepCopy()));
    sorted.sort(Comparator.comparing(mark -> mark.path("type").asText()));
    return Json.array().addAll(sorted);
  }

  private static boolean mergedIntoLast(ArrayNode siblings, ObjectNode next) {
    boolean text = next.path("type").asText().equals("text");
    if (!text || siblings.isEmpty()) {
      return false;
    }
    JsonNode last = siblings.get(siblings.size() - 1);
    boolean same =
        last.path("type").asText().equals("text") && last.path("marks").equals(next.path("marks"));
    if (same && last instanceof ObjectNode before) {
      before.put("text", before.path("text").asText() + next.path("text").asText());
    }
    return same;
  }
}
