package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** The characters below a node, found without recursion. */
final class AdfText {

  /** A node nested deeper is not kept word for word, only its text. */
  private static final int MAX_KEPT_DEPTH = 200;

  private static final Set<String> BLOCKS =
      Set.of("paragraph", "heading", "codeBlock", "listItem", "taskItem", "tableRow", "blockquote");

  private AdfText() {}

  /** All text below the node, one line per block. */
  static String of(JsonNode node) {
    StringBuilder out = new StringBuilder();
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(node);
    while (!open.isEmpty()) {
      JsonNode next = open.pop();
      String type = next.path("type").asText();
      if (BLOCKS.contains(type) && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
        out.append('\n');
      }
      out.append(own(next, type));
      JsonNode content = next.path("content");
      for (int i = content.size() - 1; i >= 0; i--) {
        open.push(content.get(i));
      }
    }
    return out.toString();
  }

  private static String own(JsonNode node, String type) {
    JsonNode attrs = node.path("attrs");
    return switch (type) {
      case "text" -> node.path("text").asText("");
      case "hardBreak" -> "\n";
      case "mention", "status", "emoji", "placeholder" -> attrs.path("text").asText("");
      case "inlineCard", "blockCard", "embedCard" -> attrs.path("url").asText("");
      case "date" -> date(attrs.path("timestamp").asText(""));
      case "media", "mediaInline" -> attrs.path("alt").asText("");
      case "expand", "nestedExpand" -> attrs.path("title").asText("") + "\n";
      case "extension", "inlineExtension" -> attrs.path("text").asText("");
      default -> "";
    };
  }

  private static String date(String epochMillis) {
    try {
      long millis = Long.parseLong(epochMillis);
      return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    } catch (NumberFormatException | DateTimeException notADate) {
      return epochMillis;
    }
  }

  /** What a person sees of a node that other trackers cannot hold. */
  static String display(JsonNode node) {
    return of(node);
  }

  /** Whether the node is shallow enough to be kept word for word. */
  static boolean keepable(JsonNode node) {
    Deque<JsonNode> level = new ArrayDeque<>();
    level.add(node);
    for (int depth = 0; depth < MAX_KEPT_DEPTH; depth++) {
      Deque<JsonNode> below = new ArrayDeque<>();
      level.forEach(parent -> parent.forEach(below::add));
      if (below.isEmpty()) {
        return node.isObject();
      }
      level = below;
    }
    return false;
  }
}
