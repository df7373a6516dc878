package org.incidentbridge.text.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.PanelKind;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Block.Task;
import org.incidentbridge.text.RichText;

/** Blocks as JSON objects whose first key names the kind of block. */
final class BlockJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private BlockJson() {}

  static ArrayNode encode(List<Block> blocks) {
    return array(blocks, BlockJson::encode);
  }

  static <T> ArrayNode array(List<T> values, Function<T, JsonNode> encoder) {
    ArrayNode array = NODES.arrayNode(values.size());
    values.forEach(value -> array.add(encoder.apply(value)));
    return array;
  }

  private static JsonNode encode(Block block) {
    ObjectNode json = NODES.objectNode();
    return switch (block) {
      case Paragraph paragraph -> json.set("p", InlineJson.encode(paragraph.content()));
      case Heading heading ->
          json.<ObjectNode>set("h", InlineJson.encode(heading.content()))
              .put("level", heading.level());
      case CodeBlock code -> json.put("code", code.text()).put("language", code.language());
      case Quote quote -> json.set("quote", encode(quote.blocks()));
      case BulletList list -> json.set("ul", array(list.items(), BlockJson::item));
      case OrderedList list ->
          json.<ObjectNode>set("ol", array(list.items(), BlockJson::item))
              .put("start", list.start());
      case Table table ->
          json.set("table", array(table.rows(), row -> array(row.cells(), BlockJson::cell)));
      case Rule ignored -> json.put("rule", true);
      case Panel panel ->
          json.<ObjectNode>set("panel", encode(panel.blocks()))
              .put("kind", panel.kind().name().toLowerCase(Locale.ROOT))
              .put("title", panel.title());
      case OpaqueBlock node ->
          json.put("opaque", node.kind())
              .put("payload", node.payload())
              .put("display", node.display());
    };
  }

  private static JsonNode item(ListItem item) {
    ArrayNode blocks = encode(item.blocks());
    return item.task() == Task.NONE
        ? blocks
        : NODES
            .objectNode()
            .put("task", item.task().name().toLowerCase(Locale.ROOT))
            .set("item", blocks);
  }

  private static JsonNode cell(Cell cell) {
    return NODES.objectNode().set(cell.header() ? "th" : "td", InlineJson.encode(cell.content()));
  }

  static List<Block> decode(JsonNode json, int depth) {
    if (depth > RichText.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "stored text is nested deeper than " + RichText.MAX_DEPTH + " blocks");
    }
    return list(json, node -> block(node, depth));
  }

  static <T> List<T> list(JsonNode json, Function<JsonNode, T> decoder) {
    if (!json.isArray()) {
      throw unknown("a list", json);
    }
    List<T> values = new ArrayList<>();
    json.forEach(node -> values.add(decoder.apply(node)));
    return values;
  }

  private static Block block(JsonNode json, int depth) {
    String kind = json.properties().stream().findFirst().map(e -> e.getKey()).orElse("");
    JsonNode value = json.path(kind);
    return switch (kind) {
      case "p" -> new Paragraph(InlineJson.decode(value));
      case "h" -> new Heading(json.path("level").asInt(1), InlineJson.decode(value));
      case "code" -> new CodeBlock(json.path("language").asText(), value.asText());
      case "quote" -> new Quote(decode(value, depth + 1));
      case "ul" -> new BulletList(list(value, node -> item(node, depth + 1)));
      case "ol" ->
          new OrderedList(json.path("start").asInt(1), list(value, node -> item(node, depth + 1)));
      case "table" -> new Table(list(value, row -> new Row(list(row, BlockJson::cellOf))));
      case "rule" -> new Rule();
      case "panel" ->
          new Panel(
              PanelKind.valueOf(json.path("kind").asText().toUpperCase(Locale.ROOT)),
              json.path("title").asText(),
              decode(value, depth + 1));
      case "opaque" ->
          new OpaqueBlock(
              value.asText(), json.path("payload").asText(), json.path("display").asText());
      default -> throw unknown("a block", json);
    };
  }

  private static ListItem item(JsonNode json, int depth) {
    if (json.isArray()) {
      return new ListItem(Task.NONE, decode(json, depth));
    }
    Task task = Task.valueOf(json.path("task").asText().toUpperCase(Locale.ROOT));
    return new ListItem(task, decode(json.path("item"), depth));
  }

  private static Cell cellOf(JsonNode json) {
    boolean header = json.has("th");
    return new Cell(header, InlineJson.decode(json.path(header ? "th" : "td")));
  }

  static IllegalArgumentException unknown(String wanted, JsonNode json) {
    String start = json.toString();
    return new IllegalArgumentException(
        "stored text: expected "
            + wanted
            + ", found a "
            + json.getNodeType().name().toLowerCase(Locale.ROOT)
            + " of "
            + start.length()
            + " characters");
  }
}
