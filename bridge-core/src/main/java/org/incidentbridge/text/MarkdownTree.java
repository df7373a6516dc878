package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Inline.Text;

/** Turns commonmark-java's nodes into blocks; what is nested too deep loses its outer shell. */
final class MarkdownTree {

  private MarkdownTree() {}

  static RichText of(Node document) {
    List<Block> blocks = new ArrayList<>();
    children(document, blocks, 0);
    return new RichText(blocks);
  }

  private static void children(Node parent, List<Block> out, int depth) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node, out, depth);
    }
  }

  private static void block(Node node, List<Block> out, int depth) {
    boolean container = node instanceof BlockQuote || node instanceof org.commonmark.node.ListBlock;
    if (container && depth == RichText.MAX_DEPTH) {
      children(node, out, depth);
      return;
    }
    switch (node) {
      case org.commonmark.node.Paragraph p -> out.add(new Paragraph(MarkdownInlines.of(p)));
      case org.commonmark.node.Heading h ->
          out.add(new Heading(h.getLevel(), MarkdownInlines.of(h)));
      case FencedCodeBlock code -> out.add(new CodeBlock(language(code), code.getLiteral()));
      case IndentedCodeBlock code -> out.add(new CodeBlock("", code.getLiteral()));
      case HtmlBlock html -> out.add(new Paragraph(new Text(html.getLiteral())));
      case ThematicBreak ignored -> out.add(new Rule());
      case BlockQuote quote -> out.add(new Quote(inner(quote, depth + 1)));
      case org.commonmark.node.OrderedList list ->
          out.add(
              new OrderedList(
                  list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber(),
                  items(list, depth + 1)));
      case org.commonmark.node.BulletList list -> out.add(new BulletList(items(list, depth + 1)));
      case TableBlock table -> out.add(table(table));
      default -> children(node, out, depth);
    }
  }

  private static String language(FencedCodeBlock code) {
    String info = code.getInfo() == null ? "" : code.getInfo().strip();
    int space = info.indexOf(' ');
    return space < 0 ? info : info.substring(0, space);
  }

  private static List<Block> inner(Node node, int depth) {
    List<Block> blocks = new ArrayList<>();
    children(node, blocks, depth);
    return blocks;
  }

  private static List<ListItem> items(Node list, int depth) {
    List<ListItem> items = new ArrayList<>();
    for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
      items.add(new ListItem(Block.Task.NONE, inner(node, depth)));
    }
    return items;
  }

  private static Table table(TableBlock table) {
    List<Row> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (row instanceof TableRow) {
          rows.add(row(row));
        }
      }
    }
    return Tables.plain(new Table(rows));
  }

  private static Row row(Node row) {
    List<Cell> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      boolean header = cell instanceof TableCell c && c.isHeader();
      cells.add(new Cell(header, MarkdownInlines.of(cell)));
    }
    return new Row(cells);
  }
}
