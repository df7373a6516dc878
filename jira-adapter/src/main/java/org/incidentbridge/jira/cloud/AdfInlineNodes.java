package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
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
import org.incidentbridge.text.Placeholders;
import org.jspecify.annotations.Nullable;

/** Writes lines as ADF's inline nodes. */
final class AdfInlineNodes {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AdfPresent present;

  AdfInlineNodes(AdfPresent present) {
    this.present = present;
  }

  /** The nodes; plain text that meets plain text is joined, as Jira would do. */
  ArrayNode of(List<Inline> content) {
    ArrayNode array = NODES.arrayNode();
    List<Inline> flat = new ArrayList<>();
    content.forEach(inline -> flat.add(flat(inline)));
    StringBuilder plain = new StringBuilder();
    for (Inline inline : flat) {
      if (inline instanceof Text text && text.marks().isEmpty()) {
        plain.append(text.text());
      } else {
        flush(plain, array);
        add(inline, array);
      }
    }
    flush(plain, array);
    return array;
  }

  private static void flush(StringBuilder plain, ArrayNode array) {
    if (!plain.isEmpty()) {
      array.add(text(new Text(plain.toString()), null));
      plain.setLength(0);
    }
  }

  private static Inline flat(Inline inline) {
    return switch (inline) {
      case OpaqueRef ref -> new Text(Placeholders.of(ref));
      case AttachmentRef ref -> new Text(Placeholders.of(ref));
      default -> inline;
    };
  }

  private void add(Inline inline, ArrayNode array) {
    switch (inline) {
      case Text text -> array.add(text(text, null));
      case Link link -> link.content().forEach(part -> array.add(text((Text) part, link)));
      case HardBreak ignored -> array.add(NODES.objectNode().put("type", "hardBreak"));
      case Emoji emoji -> {
        ObjectNode node = NODES.objectNode().put("type", "emoji");
        node.putObject("attrs")
            .put("shortName", ":" + emoji.shortName() + ":")
            .put("text", emoji.unicode());
        array.add(node);
      }
      case MentionedPerson person -> array.add(present.mention(person.id()));
      case OpaqueInline node -> array.add(parsed(node.payload()));
      default -> throw new IllegalStateException("not flat: " + inline.getClass());
    }
  }

  /** A node that was kept as its JSON; it was read from JSON, so it is JSON. */
  static JsonNode parsed(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a kept ADF node is not JSON any more", broken);
    }
  }

  private static ObjectNode text(Text text, @Nullable Link link) {
    ObjectNode node = NODES.objectNode().put("type", "text").put("text", text.text());
    ArrayNode marks = NODES.arrayNode();
    if (link != null) {
      ObjectNode attrs = NODES.objectNode().put("href", link.href());
      if (!link.title().isEmpty()) {
        attrs.put("title", link.title());
      }
      marks.add(NODES.objectNode().put("type", "link").set("attrs", attrs));
    }
    marks(text.marks(), marks);
    return marks.isEmpty() ? node : node.set("marks", marks);
  }

  private static void marks(Set<Mark> marks, ArrayNode out) {
    for (Mark mark : marks) {
      ObjectNode node = out.addObject();
      switch (mark) {
        case BOLD -> node.put("type", "strong");
        case ITALIC -> node.put("type", "em");
        case STRIKE -> node.put("type", "strike");
        case UNDERLINE -> node.put("type", "underline");
        case CODE -> node.put("type", "code");
        case SUPERSCRIPT -> node.put("type", "subsup").putObject("attrs").put("type", "sup");
        case SUBSCRIPT -> node.put("type", "subsup").putObject("attrs").put("type", "sub");
      }
    }
  }
}
