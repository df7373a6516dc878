package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.incidentbridge.text.RichText;

/** Formatted text as Jira Cloud keeps it. */
final class JiraText {

  private JiraText() {}

  static RichText read(JsonNode document) {
    StringBuilder out = new StringBuilder();
    walk(document, out);
    return RichText.plain(out.toString().strip());
  }

  static JsonNode write(RichText text) {
    ObjectNode doc = JsonNodeFactory.instance.objectNode().put("type", "doc").put("version", 1);
    ArrayNode content = doc.putArray("content");
    for (String line : text.plainText().split("\n", -1)) {
      ObjectNode paragraph = content.addObject().put("type", "paragraph");
      if (!line.isEmpty()) {
        paragraph.putArray("content").addObject().put("type", "text").put("text", line);
      }
    }
    return doc;
  }

  private static void walk(JsonNode node, StringBuilder out) {
    out.append(node.path("text").asText());
    node.path("content").forEach(child -> walk(child, out));
    if (node.path("type").asText().equals("paragraph")) {
      out.append("\n\n");
    }
  }
}
