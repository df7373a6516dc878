package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Block.Task;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.Text;

/** Writes blocks that fit ADF's schema as its nodes. Used for one document. */
final class AdfNodes {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final AdfPresent present;
  private final AdfInlineNodes inlines;
  private int tasks;
  private int shells;

  AdfNodes(AdfPresent present) {
    this.present = present;
    this.inlines = new AdfInlineNodes(present);
  }

  JsonNode block(Block block) {
    return switch (block) {
      case Paragraph paragraph -> node("paragraph", inlines.of(paragraph.content()));
      case Heading heading -> {
        ObjectNode node = node("heading", inlines.of(heading.content()));
        node.putObject("attrs").put("level", heading.level());
        yield node;
      }
      case CodeBlock code -> code(code);
      case Quote quote -> node("blockquote", inside(quote.blocks()));
      case BulletList list -> bullets(list);
      case OrderedList list -> {
        ObjectNode node = node("orderedList", items(list.items()));
        node.putObject("attrs").put("order", list.start());
        yield node;
      }
      case Table table -> table(table);
      case Rule ignored -> NODES.objectNode().put("type", "rule");
      case Panel panel -> {
        ObjectNode node = node("panel", blocks(panel.blocks()));
        node.putObject("attrs").put("panelType", panel.kind().name().toLowerCase(Locale.ROOT));
        yield node;
      }
      case OpaqueBlock opaque -> AdfInlineNodes.parsed(opaque.payload());
    };
  }

  private static ObjectNode node(String type, ArrayNode content) {
    return NODES.objectNode().put("type", type).set("content", content);
  }

  private ArrayNode blocks(List<Block> blocks) {
    ArrayNode array = NODES.arrayNode();
    blocks.forEach(block -> array.add(block(block)));
    return array;
  }

  /** ADF allows no task list inside a quote or an item. */
  private ArrayNode inside(List<Block> blocks) {
    shells++;
    ArrayNode array = blocks(blocks);
    shells--;
    return array;
  }

  private static ObjectNode code(CodeBlock code) {
    ObjectNode text = NODES.objectNode().put("type", "text").put("text", code.text());
    ObjectNode node = node("codeBlock", NODES.arrayNode().add(text));
    if (!code.language().isEmpty()) {
      node.putObject("attrs").put("language", code.language());
    }
    return node;
  }

  private ObjectNode bullets(BulletList list) {
    return shells == 0 && tasksOnly(list)
        ? node("taskList", tasks(list)).set("attrs", localId())
        : node("bulletList", items(list.items()));
  }

  private static boolean tasksOnly(BulletList list) {
    return list.items().stream()
        .allMatch(
            item ->
                item.task() != Task.NONE
                    && item.blocks().size() <= 2
                    && (item.blocks().size() == 1
                        || (item.blocks().getLast() instanceof BulletList inner
                            && tasksOnly(inner))));
  }

  private ArrayNode tasks(BulletList list) {
    ArrayNode array = NODES.arrayNode();
    for (ListItem item : list.items()) {
      ArrayNode content =
          item.blocks().getFirst() instanceof Paragraph text
              ? inlines.of(text.content())
              : NODES.arrayNode();
      ObjectNode attrs = localId().put("state", item.task() == Task.DONE ? "DONE" : "TODO");
      array.add(node("taskItem", content).set("attrs", attrs));
      if (item.blocks().getLast() instanceof BulletList inner) {
        array.add(bullets(inner));
      }
    }
    return array;
  }

  /** Unique in the document and the same each time it is written. */
  private ObjectNode localId() {
    String id;
    do {
      id = "bridge-" + ++tasks;
    } while (present.hasLocalId(id));
    return NODES.objectNode().put("localId", id);
  }

  private ArrayNode items(List<ListItem> items) {
    ArrayNode array = NODES.arrayNode();
    items.forEach(item -> array.add(node("listItem", inside(boxed(item)))));
    return array;
  }

  /** A task among plain items shows its box as text. */
  private static List<Block> boxed(ListItem item) {
    if (item.task() == Task.NONE || !(item.blocks().getFirst() instanceof Paragraph first)) {
      return item.blocks();
    }
    List<Inline> content = new ArrayList<>(first.content());
    content.addFirst(new Text(item.task() == Task.DONE ? "[x] " : "[ ] "));
    List<Block> blocks = new ArrayList<>(item.blocks());
    blocks.set(0, new Paragraph(content));
    return blocks;
  }

  private ObjectNode table(Table table) {
    ArrayNode rows = NODES.arrayNode();
    for (Row row : table.rows()) {
      ArrayNode cells = NODES.arrayNode();
      for (Cell cell : row.cells()) {
        ArrayNode content = NODES.arrayNode().add(node("paragraph", inlines.of(cell.content())));
        cells.add(node(cell.header() ? "tableHeader" : "tableCell", content));
      }
      rows.add(node("tableRow", cells));
    }
    return node("table", rows);
  }
}
