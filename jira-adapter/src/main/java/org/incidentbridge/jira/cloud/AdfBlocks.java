package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.PanelKind;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Block.Task;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.RichText;

/** Turns ADF's block nodes into blocks; recursion is bounded by {@link RichText#MAX_DEPTH}. */
final class AdfBlocks {

  static final String KIND = "jira:";

  private AdfBlocks() {}

  static List<Block> of(JsonNode content, int depth) {
    List<Block> out = new ArrayList<>();
    content.forEach(node -> block(node, depth, out));
    return out;
  }

  private static void block(JsonNode node, int depth, List<Block> out) {
    if (depth == RichText.MAX_DEPTH) {
      out.add(new Paragraph(new Text(AdfText.of(node))));
      return;
    }
    JsonNode content = node.path("content");
    JsonNode attrs = node.path("attrs");
    switch (node.path("type").asText()) {
      case "paragraph" -> out.add(new Paragraph(AdfInlines.of(content)));
      case "heading" ->
          out.add(
              new Heading(Math.clamp(attrs.path("level").asInt(1), 1, 6), AdfInlines.of(content)));
      case "codeBlock" ->
          out.add(new CodeBlock(attrs.path("language").asText(""), AdfText.of(node)));
      case "blockquote" -> out.add(new Quote(of(content, depth + 1)));
      case "bulletList", "decisionList" -> out.add(new BulletList(items(content, depth + 1)));
      case "taskList" -> out.add(new BulletList(tasks(content, depth + 1)));
      case "orderedList" ->
          out.add(
              new OrderedList(
                  Math.max(0, attrs.path("order").asInt(1)), items(content, depth + 1)));
      case "table" -> out.add(AdfTables.of(content));
      case "rule" -> out.add(new Rule());
      case "panel" -> out.add(new Panel(panelKind(attrs), "", of(content, depth + 1)));
      case "expand", "nestedExpand" ->
          out.add(
              new Panel(PanelKind.NOTE, attrs.path("title").asText(""), of(content, depth + 1)));
      case "layoutSection", "layoutColumn" -> out.addAll(of(content, depth + 1));
      default -> other(node, out);
    }
  }

  /** An inline node among blocks is broken but seen; anything else is kept as it is. */
  private static void other(JsonNode node, List<Block> out) {
    String type = node.path("type").asText();
    if (AdfInlines.KNOWN.contains(type)) {
      out.add(new Paragraph(AdfInlines.one(node)));
    } else if (AdfText.keepable(node)) {
      out.add(new OpaqueBlock(KIND + type, node.toString(), AdfText.display(node)));
    } else {
      out.add(new Paragraph(new Text(AdfText.of(node))));
    }
  }

  private static PanelKind panelKind(JsonNode attrs) {
    return switch (attrs.path("panelType").asText().toLowerCase(Locale.ROOT)) {
      case "info", "tip" -> PanelKind.INFO;
      case "success" -> PanelKind.SUCCESS;
      case "warning" -> PanelKind.WARNING;
      case "error" -> PanelKind.ERROR;
      default -> PanelKind.NOTE;
    };
  }

  private static List<ListItem> items(JsonNode content, int depth) {
    List<ListItem> items = new ArrayList<>();
    for (JsonNode node : content) {
      boolean item = node.path("type").asText().equals("listItem");
      JsonNode inner = node.path("content");
      items.add(
          new ListItem(
              Task.NONE, item ? of(inner, depth) : List.of(new Paragraph(AdfInlines.of(inner)))));
    }
    return items;
  }

  /** In ADF a nested task list stands beside the item that it belongs to. */
  private static List<ListItem> tasks(JsonNode content, int depth) {
    List<ListItem> items = new ArrayList<>();
    for (JsonNode node : content) {
      if (node.path("type").asText().equals("taskItem")) {
        boolean done = node.path("attrs").path("state").asText().equals("DONE");
        Paragraph text = new Paragraph(AdfInlines.of(node.path("content")));
        items.add(new ListItem(done ? Task.DONE : Task.OPEN, List.of(text)));
      } else {
        List<Block> inner = new ArrayList<>();
        block(node, depth, inner);
        items.add(new ListItem(Task.NONE, inner));
      }
    }
    return items;
  }
}
