package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells whether a tree is a document that Jira would take. */
final class AdfCheck {

  private static final Set<String> INLINE =
      Set.of(
          "text", "hardBreak", "mention", "emoji", "status", "date", "inlineCard", "mediaInline");
  private static final Set<String> BLOCK =
      Set.of(
          "paragraph",
          "heading",
          "bulletList",
          "orderedList",
          "codeBlock",
          "blockquote",
          "panel",
          "rule",
          "table",
          "mediaSingle",
          "mediaGroup",
          "expand",
          "nestedExpand",
          "taskList",
          "decisionList",
          "blockCard",
          "embedCard",
          "extension",
          "bodiedExtension",
          "layoutSection");
  private static final Map<String, Set<String>> CHILDREN =
      Map.ofEntries(
          Map.entry("doc", BLOCK),
          Map.entry("paragraph", INLINE),
          Map.entry("heading", INLINE),
          Map.entry("codeBlock", Set.of("text")),
          Map.entry("bulletList", Set.of("listItem")),
          Map.entry("orderedList", Set.of("listItem")),
          Map.entry(
              "listItem",
              Set.of(
                  "paragraph",
                  "bulletList",
                  "orderedList",
                  "codeBlock",
                  "mediaSingle",
                  "taskList")),
          Map.entry(
              "blockquote",
              Set.of(
                  "paragraph",
                  "bulletList",
                  "orderedList",
                  "codeBlock",
                  "mediaSingle",
                  "mediaGroup")),
          Map.entry("table", Set.of("tableRow")),
          Map.entry("tableRow", Set.of("tableCell", "tableHeader")),
          Map.entry("mediaSingle", Set.of("media", "caption")),
          Map.entry("mediaGroup", Set.of("media")),
          Map.entry("taskList", Set.of("taskItem", "taskList", "blockTaskItem")),
          Map.entry("decisionList", Set.of("decisionItem")));
  private static final Set<String> NEEDS_CONTENT =
      Set.of("bulletList", "orderedList", "listItem", "blockquote", "table", "tableRow", "panel");
  private static final Set<String> MARKS =
      Set.of(
          "strong",
          "em",
          "strike",
          "code",
          "underline",
          "link",
          "textColor",
          "backgroundColor",
          "subsup",
          "annotation",
          "border");

  private AdfCheck() {}

  /** Why a document is refused; empty if it is taken. */
  static Optional<String> fault(JsonNode doc) {
    boolean root =
        doc.isObject()
            && doc.path("type").asText().equals("doc")
            && doc.path("version").isInt()
            && doc.path("version").asInt() == 1
            && doc.path("content").isArray();
    return root ? children(doc) : Optional.of("not a document");
  }

  private static Optional<String> children(JsonNode parent) {
    String type = parent.path("type").asText();
    JsonNode content = parent.path("content");
    if (!content.isMissingNode() && !content.isArray()) {
      return Optional.of("content of " + type);
    }
    if (content.isEmpty() && NEEDS_CONTENT.contains(type)) {
      return Optional.of("empty " + type);
    }
    Set<String> allowed = CHILDREN.get(type);
    for (JsonNode child : content) {
      String childType = child.path("type").asText();
      if (childType.isEmpty() || (allowed != null && !allowed.contains(childType))) {
        return Optional.of(childType + " in " + type);
      }
      Optional<String> fault = node(child, type);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> node(JsonNode node, String parent) {
    Optional<String> own =
        switch (node.path("type").asText()) {
          case "text" -> text(node, parent);
          case "heading" -> attr(node, "level").filter(ignored -> !level(node));
          case "mention" -> missing(node, "id");
          case "panel" -> missing(node, "panelType");
          case "media" -> missing(node, "type");
          default -> Optional.empty();
        };
    return own.isPresent() ? own : children(node);
  }

  private static Optional<String> attr(JsonNode node, String name) {
    return Optional.of(node.path("type").asText() + " without " + name);
  }

  private static Optional<String> missing(JsonNode node, String name) {
    return node.path("attrs").hasNonNull(name) ? Optional.empty() : attr(node, name);
  }

  private static boolean level(JsonNode heading) {
    int level = heading.path("attrs").path("level").asInt(0);
    return level >= 1 && level <= 6;
  }

  private static Optional<String> text(JsonNode node, String parent) {
    if (!node.path("text").isTextual() || node.path("text").asText().isEmpty()) {
      return Optional.of("empty text");
    }
    boolean code = parent.equals("codeBlock");
    if (!code && node.path("text").asText().matches("(?s).*[\n\r].*")) {
      return Optional.of("line break in text");
    }
    if (code && !node.path("marks").isEmpty()) {
      return Optional.of("marks in codeBlock");
    }
    return marks(node.path("marks"));
  }

  private static Optional<String> marks(JsonNode marks) {
    Set<String> seen = new HashSet<>();
    for (JsonNode mark : marks) {
      String type = mark.path("type").asText();
      if (!MARKS.contains(type) || !seen.add(type)) {
        return Optional.of("mark " + type + " unknown or twice");
      }
      if (type.equals("link") && mark.path("attrs").path("href").asText().isEmpty()) {
        return Optional.of("link without href");
      }
    }
    boolean mixed =
        seen.contains("code")
            && seen.stream()
                .anyMatch(m -> !m.equals("code") && !m.equals("link") && !m.equals("annotation"));
    return mixed ? Optional.of("code with other marks") : Optional.empty();
  }
}
