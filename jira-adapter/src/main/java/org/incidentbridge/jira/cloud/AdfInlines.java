package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.Mark;

/** Turns ADF's inline nodes into a line. */
final class AdfInlines {

  static final Set<String> KNOWN =
      Set.of(
          "text",
          "hardBreak",
          "mention",
          "emoji",
          "inlineCard",
          "status",
          "date",
          "placeholder",
          "mediaInline",
          "inlineExtension");

  private AdfInlines() {}

  static List<Inline> of(JsonNode content) {
    List<Inline> out = new ArrayList<>();
    content.forEach(node -> out.add(one(node)));
    return out;
  }

  static Inline one(JsonNode node) {
    JsonNode attrs = node.path("attrs");
    return switch (node.path("type").asText()) {
      case "text" -> text(node);
      case "hardBreak" -> new HardBreak();
      case "mention" -> mention(node, attrs);
      case "emoji" -> emoji(node, attrs);
      case "inlineCard" ->
          attrs.path("url").isTextual()
              ? new Link(attrs.path("url").textValue(), "", List.of())
              : opaque(node);
      default -> opaque(node);
    };
  }

  static Inline opaque(JsonNode node) {
    String type = node.path("type").asText();
    return AdfText.keepable(node)
        ? new OpaqueInline(AdfBlocks.KIND + type, node.toString(), AdfText.display(node))
        : new Text(AdfText.of(node));
  }

  private static Inline mention(JsonNode node, JsonNode attrs) {
    String name = attrs.path("text").asText("");
    String id = attrs.path("id").asText("");
    return name.isBlank() && id.isBlank()
        ? opaque(node)
        : new MentionedPerson(name.isBlank() ? id : name, id);
  }

  /** A tracker's own emoji has no character, so it is kept as it is. */
  private static Inline emoji(JsonNode node, JsonNode attrs) {
    String name = attrs.path("shortName").asText("");
    String unicode = attrs.path("text").asText("");
    return name.isEmpty() || unicode.isEmpty() || unicode.startsWith(":")
        ? opaque(node)
        : new Emoji(name, unicode);
  }

  private static Inline text(JsonNode node) {
    EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
    String href = "";
    String title = "";
    for (JsonNode mark : node.path("marks")) {
      JsonNode attrs = mark.path("attrs");
      switch (mark.path("type").asText()) {
        case "strong" -> marks.add(Mark.BOLD);
        case "em" -> marks.add(Mark.ITALIC);
        case "strike" -> marks.add(Mark.STRIKE);
        case "underline" -> marks.add(Mark.UNDERLINE);
        case "code" -> marks.add(Mark.CODE);
        case "subsup" ->
            marks.add(
                attrs.path("type").asText().equals("sub") ? Mark.SUBSCRIPT : Mark.SUPERSCRIPT);
        case "link" -> {
          href = attrs.path("href").asText("");
          title = attrs.path("title").asText("");
        }
        default -> {}
      }
    }
    Text text = new Text(node.path("text").asText(""), marks);
    return href.isEmpty() || text.text().isEmpty() ? text : new Link(href, title, List.of(text));
  }
}
