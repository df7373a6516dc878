package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Opaques;
import org.incidentbridge.text.Placeholders;
import org.incidentbridge.text.Rewrite;
import org.incidentbridge.text.RichText;
import org.jspecify.annotations.Nullable;

/** What stands in the document that is about to be replaced. Used for one document. */
final class AdfPresent {

  /** Nodes that together read as these blocks. */
  private record Group(List<JsonNode> nodes, List<Block> blocks) {}

  private final RichText text;
  private final Map<Block, Deque<Group>> unused = new HashMap<>();
  private final Map<String, JsonNode> mentions = new HashMap<>();
  private final Set<String> localIds = new HashSet<>();
  private final Set<String> payloads = new HashSet<>();

  private AdfPresent(RichText text) {
    this.text = text;
  }

  static AdfPresent in(@Nullable JsonNode document) {
    AdfPresent present = new AdfPresent(AdfReader.read(document));
    if (document != null) {
      present.group(document.path("content"));
      present.index(document);
    }
    return present;
  }

  /** An empty paragraph goes with the block before it. */
  private void group(JsonNode content) {
    Group last = null;
    for (JsonNode node : content) {
      List<Block> blocks =
          AdfText.keepable(node)
              ? new RichText(AdfBlocks.of(JsonNodeFactory.instance.arrayNode().add(node), 0))
                  .normalised()
                  .blocks()
              : List.of();
      if (!blocks.isEmpty()) {
        last = new Group(new ArrayList<>(List.of(node)), blocks);
        unused.computeIfAbsent(blocks.getFirst(), block -> new ArrayDeque<>()).add(last);
      } else if (last != null && AdfText.of(node).isEmpty()) {
        last.nodes().add(node);
      }
    }
  }

  private void index(JsonNode document) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(document));
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      node.path("content").forEach(open::push);
      localIds.add(node.path("attrs").path("localId").asText(""));
      if (node.path("type").asText().equals("mention")) {
        String id = node.path("attrs").path("id").asText("");
        if (!id.isEmpty()) {
          mentions.putIfAbsent(id, node);
        }
      }
    }
    Opaques.payloads(text).forEach((token, payload) -> payloads.add(payload));
  }

  /** The edited text, in normal form, with nothing in it that the ticket may not be given. */
  RichText restored(RichText edited) {
    return new Rewrite(this::allowed, this::allowed)
        .apply(Opaques.restore(edited, text))
        .normalised();
  }

  /** What is not in the ticket yet becomes text. */
  private List<Inline> allowed(Inline inline) {
    return List.of(
        switch (inline) {
          case MentionedPerson person ->
              mentions.containsKey(person.id())
                  ? person
                  : new Inline.Text("@" + person.displayName());
          case OpaqueInline node ->
              payloads.contains(node.payload())
                  ? node
                  : Placeholders.ref(node.kind(), node.payload(), node.display());
          case Emoji emoji ->
              emoji.unicode().isEmpty() ? new Inline.Text(":" + emoji.shortName() + ":") : emoji;
          default -> inline;
        });
  }

  private List<Block> allowed(Block block) {
    return List.of(
        block instanceof OpaqueBlock node && !payloads.contains(node.payload())
            ? new Paragraph(Placeholders.ref(node.kind(), node.payload(), node.display()))
            : block);
  }

  /** Appends the nodes that read as the blocks at {@code at}; how many blocks that were. */
  int takeOver(List<Block> blocks, int at, ArrayNode out) {
    Deque<Group> candidates = unused.getOrDefault(blocks.get(at), new ArrayDeque<>());
    for (Group group : candidates) {
      int end = at + group.blocks().size();
      if (end <= blocks.size() && blocks.subList(at, end).equals(group.blocks())) {
        candidates.removeFirstOccurrence(group);
        group.nodes().forEach(node -> out.add(node.deepCopy()));
        return group.blocks().size();
      }
    }
    return 0;
  }

  boolean hasLocalId(String id) {
    return localIds.contains(id);
  }

  /** The mention as it stands in the ticket; only for people that {@link #restored} left. */
  JsonNode mention(String id) {
    return Objects.requireNonNull(mentions.get(id), "the person is not mentioned").deepCopy();
  }
}
