package org.incidentbridge.jira.cloud;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.RichText;

/** Bends a tree to what ADF's schema lets stand inside what. */
final class AdfFit {

  private enum Place {
    DOCUMENT,
    PANEL,
    QUOTE,
    ITEM
  }

  private AdfFit() {}

  static List<Block> document(List<Block> blocks) {
    return new RichText(fit(blocks, Place.DOCUMENT)).normalised().blocks();
  }

  private static List<Block> fit(List<Block> blocks, Place place) {
    List<Block> out = new ArrayList<>();
    blocks.forEach(block -> out.addAll(fit(block, place)));
    return out;
  }

  private static List<Block> fit(Block block, Place place) {
    return switch (block) {
      case Heading heading ->
          place == Place.DOCUMENT || place == Place.PANEL
              ? List.of(heading)
              : List.of(new Paragraph(bold(heading.content())));
      case Quote quote ->
          place == Place.DOCUMENT
              ? List.of(new Quote(fit(quote.blocks(), Place.QUOTE)))
              : fit(quote.blocks(), place);
      case Panel panel -> panel(panel, place);
      case BulletList list -> List.of(new BulletList(items(list.items())));
      case OrderedList list -> List.of(new OrderedList(list.start(), items(list.items())));
      case Table table -> place == Place.DOCUMENT ? List.of(table) : rows(table);
      case Rule rule ->
          place == Place.DOCUMENT || place == Place.PANEL
              ? List.of(rule)
              : List.of(new Paragraph(new Text("---")));
      default -> List.of(block);
    };
  }

  private static List<ListItem> items(List<ListItem> items) {
    return items.stream()
        .map(item -> new ListItem(item.task(), fit(item.blocks(), Place.ITEM)))
        .toList();
  }

  /** ADF's panel has no title, so it becomes a first line in bold. */
  private static List<Block> panel(Panel panel, Place place) {
    List<Block> inner = new ArrayList<>();
    if (!panel.title().isEmpty()) {
      inner.add(new Paragraph(new Text(panel.title(), Mark.BOLD)));
    }
    inner.addAll(panel.blocks());
    return place == Place.DOCUMENT
        ? List.of(new Panel(panel.kind(), "", fit(inner, Place.PANEL)))
        : fit(inner, place);
  }

  private static List<Inline> bold(List<Inline> content) {
    List<Inline> out = new ArrayList<>();
    for (Inline inline : content) {
      if (inline instanceof Text text) {
        Set<Mark> marks = EnumSet.of(Mark.BOLD);
        marks.addAll(text.marks());
        out.add(new Text(text.text(), marks));
      } else {
        out.add(inline);
      }
    }
    return out;
  }

  private static List<Block> rows(Table table) {
    List<Block> out = new ArrayList<>();
    for (Row row : table.rows()) {
      List<Inline> line = new ArrayList<>();
      for (Cell cell : row.cells()) {
        if (!line.isEmpty()) {
          line.add(new Text(" | "));
        }
        line.addAll(cell.content());
      }
      out.add(new Paragraph(line));
    }
    return out;
  }
}
