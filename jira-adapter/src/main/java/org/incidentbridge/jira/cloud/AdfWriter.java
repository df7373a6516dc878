package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.RichText;
import org.jspecify.annotations.Nullable;

/**
 * Writes the Atlassian Document Format as Jira accepts it: no line break or empty string in a text
 * node, no mark twice, code with no mark but a link, bare addresses linked.
 *
 * <p>Only what already stands in the ticket is ever written word for word: a mention would notify
 * somebody, and media of another site would be refused.
 */
public final class AdfWriter {

  private AdfWriter() {}

  /** A document for a new ticket or comment: people are named, opaque nodes are placeholders. */
  public static ObjectNode write(RichText text) {
    return write(text, null);
  }

  /**
   * A document that replaces {@code present}. Blocks that did not change are taken over with all
   * their decoration, so are mentions and opaque nodes that stand in it, wherever they moved.
   *
   * @param present the document now in the ticket, null if none
   */
  public static ObjectNode write(RichText text, @Nullable JsonNode present) {
    AdfPresent known = AdfPresent.in(present);
    ArrayNode content = JsonNodeFactory.instance.arrayNode();
    AdfNodes nodes = new AdfNodes(known);
    List<Block> blocks = known.restored(text).blocks();
    int at = 0;
    while (at < blocks.size()) {
      int taken = known.takeOver(blocks, at, content);
      if (taken == 0) {
        AdfFit.document(List.of(blocks.get(at))).forEach(block -> content.add(nodes.block(block)));
      }
      at += Math.max(1, taken);
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", 1)
        .put("type", "doc")
        .set("content", content);
  }
}
