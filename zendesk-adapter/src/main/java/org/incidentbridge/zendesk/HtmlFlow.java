package org.incidentbridge.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Inline;
import org.incidentbridge.zendesk.ZendeskHtmlReader.Place;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The blocks of one container, as its elements are met one after the other. */
final class HtmlFlow {

  private final List<Block> blocks = new ArrayList<>();
  private HtmlLine line = new HtmlLine();

  /** All that was met. */
  List<Block> end() {
    flush();
    return blocks;
  }

  void children(Element parent, Place place) {
    for (Node node : parent.childNodes()) {
      if (node instanceof TextNode text) {
        line.text(text.getWholeText());
      } else if (node instanceof Element element) {
        element(element, place);
      }
    }
  }

  private void flush() {
    if (!line.isEmpty()) {
      blocks.add(new Block.Paragraph(line.content()));
    }
    line = line.next();
  }

  private void element(Element element, Place place) {
    if (place.isDeepest()) {
      line.text(element.wholeText());
      return;
    }
    switch (name(element)) {
      case "p",
          "div",
          "section",
          "article",
          "header",
          "footer",
          "address",
          "center",
          "dl",
          "dt",
          "dd",
          "fieldset",
          "figure",
          "figcaption",
          "main",
          "nav",
          "li",
          "tr",
          "details" ->
          apart(element, place);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, place);
      case "pre" -> block(new Block.CodeBlock("", element.wholeText()));
      case "hr" -> block(new Block.Rule());
      case "blockquote" -> nested(element, place);
      case "ul", "ol", "menu" -> nested(element, place);
      case "table" -> block(new Block.Table(rows(element, place)));
      default -> {
        if (!line.inline(element)) {
          within(element, place);
        }
      }
    }
  }

  private static String name(Element element) {
    return element.normalName().toLowerCase(Locale.ROOT);
  }

  private void block(Block block) {
    flush();
    blocks.add(block);
  }

  private void apart(Element element, Place place) {
    flush();
    children(element, place.inner());
    flush();
  }

  /** An element within the line, which may hold whole blocks all the same. */
  private void within(Element element, Place place) {
    HtmlLine.Style before = line.open(element);
    children(element, place.inner());
    line.close(before);
  }

  private void heading(Element element, Place place) {
    int level = name(element).charAt(1) - '0';
    block(new Block.Heading(level, HtmlLine.of(element, place.inner())));
  }

  private void nested(Element element, Place place) {
    if (place.isFull()) {
      apart(element, place);
      return;
    }
    flush();
    if (name(element).equals("blockquote")) {
      blocks.add(new Block.Quote(ZendeskHtmlReader.blocks(element, place.nestedOnce())));
    } else if (name(element).equals("ol")) {
      blocks.add(new Block.OrderedList(start(element), items(element, place.nestedOnce())));
    } else {
      blocks.add(new Block.BulletList(items(element, place.nestedOnce())));
    }
  }

  private static int start(Element list) {
    String start = list.attr("start").strip();
    return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
  }

  /** What stands in a list but in no item of it, such as a further list, is an item too. */
  private static List<ListItem> items(Element list, Place place) {
    List<ListItem> items = new ArrayList<>();
    for (Node node : list.childNodes()) {
      if (node instanceof Element element && name(element).equals("li")) {
        items.add(item(ZendeskHtmlReader.blocks(element, place)));
      } else if (node instanceof Element || node instanceof TextNode) {
        var flow = new HtmlFlow();
        flow.node(node, place);
        items.add(item(flow.end()));
      }
    }
    return items;
  }

  private void node(Node node, Place place) {
    if (node instanceof TextNode text) {
      line.text(text.getWholeText());
    } else if (node instanceof Element element) {
      element(element, place);
    }
  }

  private static ListItem item(List<Block> blocks) {
    return new ListItem(Block.Task.NONE, blocks);
  }

  /** Rows of the table itself, not of one in its cells. */
  private static List<Row> rows(Element table, Place place) {
    List<Row> rows = new ArrayList<>();
    for (Element part : table.children()) {
      if (name(part).equals("tr")) {
        rows.add(row(part, place));
      } else if (List.of("tbody", "thead", "tfoot").contains(name(part))) {
        part.children().stream()
            .filter(inner -> name(inner).equals("tr"))
            .forEach(inner -> rows.add(row(inner, place)));
      } else {
        rows.add(new Row(List.of(new Cell(false, HtmlLine.of(part, place.inner())))));
      }
    }
    return rows;
  }

  private static Row row(Element row, Place place) {
    List<Cell> cells = new ArrayList<>();
    for (Element cell : row.children()) {
      List<Inline> content = HtmlLine.of(cell, place.inner());
      cells.add(new Cell(name(cell).equals("th"), content));
    }
    return new Row(cells);
  }
}
