package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Text as the two editions keep it. */
final class RichText {

  private static final Set<String> BLOCKS =
      Set.of("paragraph", "heading", "codeBlock", "listItem", "blockquote", "panel", "tableRow");

  private RichText() {}

  /** Plain text as an edition keeps it; a line break becomes a new paragraph in ADF. */
  static JsonNode of(Edition edition, String plain) {
    if (!edition.cloud()) {
      return Json.text(plain);
    }
    ObjectNode doc = Json.object().put("type", "doc").put("version", 1);
    ArrayNode content = doc.putArray("content");
    for (String line : plain.split("\n", -1)) {
      ObjectNode paragraph = content.addObject().put("type", "paragraph");
      if (!line.isEmpty()) {
        paragraph.putArray("content").addObject().put("type", "text").put("text", line);
      }
    }
    return doc;
  }

  /** A text that only shows a file, by a media id that nothing else in Jira's REST API tells. */
  static JsonNode showing(Edition edition, String fileName) {
    if (!edition.cloud()) {
      return Json.text("!" + fileName + "!");
    }
    ObjectNode doc = Json.object().put("type", "doc").put("version", 1);
    ObjectNode single = doc.putArray("content").addObject().put("type", "mediaSingle");
    single.putObject("attrs").put("layout", "center");
    ObjectNode media = single.putArray("content").addObject().put("type", "media");
    media
        .putObject("attrs")
        .put("id", "m-" + fileName.length())
        .put("type", "file")
        .put("alt", fileName)
        .put("collection", "");
    return doc;
  }

  /** The words of a value of any kind. */
  static String plain(JsonNode value) {
    if (value.isArray()) {
      return String.join(" ", Json.strings(value));
    }
    if (!value.isObject()) {
      return value.isNull() ? "" : value.asText();
    }
    StringBuilder out = new StringBuilder();
    walk(value, out);
    return out.toString().strip();
  }

  private static void walk(JsonNode node, StringBuilder out) {
    String type = node.path("type").asText();
    switch (type) {
      case "text" -> out.append(node.path("text").asText());
      case "hardBreak" -> out.append('\n');
      case "mention", "emoji", "status" -> out.append(node.path("attrs").path("text").asText());
      default -> node.path("content").forEach(child -> walk(child, out));
    }
    if (BLOCKS.contains(type)) {
      endLine(out);
    }
  }

  private static void endLine(StringBuilder out) {
    if (out.length() == 0 || out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }
}
