package org.incidentbridge.text.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.OpaqueRef;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.Mark;

/** Inlines as JSON: plain text as a string, all else as an object whose first key names it. */
final class InlineJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private InlineJson() {}

  static ArrayNode encode(List<Inline> content) {
    return BlockJson.array(content, InlineJson::encode);
  }

  private static JsonNode encode(Inline inline) {
    ObjectNode json = NODES.objectNode();
    return switch (inline) {
      case Text text ->
          text.marks().isEmpty()
              ? NODES.textNode(text.text())
              : json.put("text", text.text()).put("marks", letters(text.marks()));
      case Link link ->
          json.<ObjectNode>set("link", encode(link.content()))
              .put("href", link.href())
              .put("title", link.title());
      case HardBreak ignored -> json.put("br", true);
      case MentionedPerson person ->
          json.put("person", person.displayName()).put("id", person.id());
      case Emoji emoji -> json.put("emoji", emoji.shortName()).put("unicode", emoji.unicode());
      case AttachmentRef ref -> json.put("file", ref.fileName()).put("image", ref.image());
      case OpaqueInline node ->
          json.put("opaque", node.kind())
              .put("payload", node.payload())
              .put("display", node.display());
      case OpaqueRef ref ->
          json.put("ref", ref.kind()).put("token", ref.token()).put("display", ref.display());
    };
  }

  private static String letters(Set<Mark> marks) {
    StringBuilder letters = new StringBuilder();
    marks.forEach(mark -> letters.append(letter(mark)));
    return letters.toString();
  }

  private static char letter(Mark mark) {
    return switch (mark) {
      case BOLD -> 'b';
      case ITALIC -> 'i';
      case STRIKE -> 's';
      case UNDERLINE -> 'u';
      case CODE -> 'c';
      case SUPERSCRIPT -> '^';
      case SUBSCRIPT -> '_';
    };
  }

  static List<Inline> decode(JsonNode json) {
    return BlockJson.list(json, InlineJson::inline);
  }

  private static Inline inline(JsonNode json) {
    if (json.isTextual()) {
      return new Text(json.textValue());
    }
    String kind = json.properties().stream().findFirst().map(e -> e.getKey()).orElse("");
    JsonNode value = json.path(kind);
    return switch (kind) {
      case "text" -> new Text(value.asText(), marks(json.path("marks").asText()));
      case "link" ->
          new Link(
              json.path("href").asText(),
              json.path("title").asText(),
              BlockJson.list(value, InlineJson::linked));
      case "br" -> new HardBreak();
      case "person" -> new MentionedPerson(value.asText(), json.path("id").asText());
      case "emoji" -> new Emoji(value.asText(), json.path("unicode").asText());
      case "file" -> new AttachmentRef(value.asText(), json.path("image").asBoolean());
      case "opaque" ->
          new OpaqueInline(
              value.asText(), json.path("payload").asText(), json.path("display").asText());
      case "ref" ->
          new OpaqueRef(value.asText(), json.path("token").asText(), json.path("display").asText());
      default -> throw BlockJson.unknown("a piece of a line", json);
    };
  }

  /** Links never hold links, so a file that nests them is refused before it exhausts the stack. */
  private static Inline linked(JsonNode json) {
    if (json.has("link")) {
      throw BlockJson.unknown("a link's text", json);
    }
    return inline(json);
  }

  private static Set<Mark> marks(String letters) {
    EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
    for (Mark mark : Mark.values()) {
      if (letters.indexOf(letter(mark)) >= 0) {
        marks.add(mark);
      }
    }
    if (marks.size() != letters.length()) {
      throw new IllegalArgumentException("stored text: unknown mark in '" + letters + "'");
    }
    return marks;
  }
}
