package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Inline.Text;

/** Parts one block that is too long into smaller ones. Every call makes progress. */
final class BlockPieces {

  private BlockPieces() {}

  /**
   * At least two smaller blocks, or one of a simpler kind.
   *
   * @param room plain characters that should fit, at least 1
   */
  static List<Block> of(Block block, int room) {
    return switch (block) {
      case Paragraph paragraph -> paragraph(paragraph.content(), room);
      case Block.Heading heading -> paragraph(heading.content(), room);
      case CodeBlock code -> code(code, room);
      case Quote quote -> shells(quote.blocks(), room).stream().<Block>map(Quote::new).toList();
      case Panel panel -> panel(panel, room);
      case BulletList list ->
          list.items().size() == 1
              ? item(list.items().getFirst(), room)
              : halves(list.items()).stream().<Block>map(BulletList::new).toList();
      case OrderedList list -> ordered(list, room);
      case Table table -> table(table);
      case Block.Rule ignored -> List.of();
      case Block.OpaqueBlock node -> paragraph(List.of(new Text(node.display())), room);
    };
  }

  private static <T> List<List<T>> halves(List<T> parts) {
    int half = parts.size() / 2;
    return List.of(parts.subList(0, half), parts.subList(half, parts.size()));
  }

  private static List<List<Block>> shells(List<Block> blocks, int room) {
    return blocks.size() > 1
        ? halves(blocks)
        : of(blocks.getFirst(), room).stream().map(List::of).toList();
  }

  /** A title that takes much of the room becomes a paragraph. */
  private static List<Block> panel(Panel panel, int room) {
    if (panel.title().length() > room / 4) {
      List<Block> parts = new ArrayList<>(List.of(new Paragraph(new Text(panel.title()))));
      parts.addAll(panel.blocks());
      return parts;
    }
    return shells(panel.blocks(), room).stream()
        .<Block>map(inner -> new Panel(panel.kind(), panel.title(), inner))
        .toList();
  }

  private static List<Block> ordered(OrderedList list, int room) {
    if (list.items().size() == 1) {
      return item(list.items().getFirst(), room);
    }
    List<List<ListItem>> halves = halves(list.items());
    return List.of(
        new OrderedList(list.start(), halves.getFirst()),
        new OrderedList(list.start() + halves.getFirst().size(), halves.getLast()));
  }

  /** What does not fit behind its bullet goes on without it. */
  private static List<Block> item(ListItem item, int room) {
    return item.blocks().size() == 1 ? of(item.blocks().getFirst(), room) : item.blocks();
  }

  /** Each half of a table keeps its headings; a single row falls apart into its cells. */
  private static List<Block> table(Table table) {
    boolean headed = Tables.headed(table);
    List<Row> body = table.rows().subList(headed ? 1 : 0, table.rows().size());
    if (body.size() < 2) {
      List<Block> cells = new ArrayList<>();
      table.rows().forEach(row -> row.cells().forEach(c -> cells.add(new Paragraph(c.content()))));
      return cells;
    }
    List<Block> tables = new ArrayList<>();
    for (List<Row> half : halves(body)) {
      List<Row> rows = new ArrayList<>(table.rows().subList(0, headed ? 1 : 0));
      rows.addAll(half);
      tables.add(new Table(rows));
    }
    return tables;
  }

  private static List<Block> code(CodeBlock code, int room) {
    String text = code.text();
    int end = cut(text, room);
    int line = text.lastIndexOf('\n', end);
    if (line > 0) {
      end = line;
    }
    if (end >= text.length()) {
      end = boundary(text, text.length() / 2);
    }
    return List.of(
        new CodeBlock(code.language(), text.substring(0, end)),
        new CodeBlock(code.language(), text.substring(end).replaceFirst("^\n", "")));
  }

  /** One unbreakable thing, such as a link, becomes its characters. */
  private static List<Block> paragraph(List<Inline> content, int room) {
    List<Inline> head = new ArrayList<>();
    int length = content.stream().mapToInt(BlockPieces::length).sum();
    int left = Math.min(room, Math.max(1, length / 2));
    int at = 0;
    while (at < content.size() && length(content.get(at)) <= left) {
      left -= length(content.get(at));
      head.add(content.get(at++));
    }
    List<Inline> tail = new ArrayList<>(content.subList(at, content.size()));
    if (!tail.isEmpty() && tail.getFirst() instanceof Text text && text.text().length() > 1) {
      int end = words(text.text(), cut(text.text(), Math.max(1, left)), head.isEmpty());
      head.add(new Text(text.text().substring(0, end), text.marks()));
      tail.set(0, new Text(text.text().substring(end), text.marks()));
    } else if (head.isEmpty() || tail.isEmpty()) {
      return simpler(content);
    }
    return List.of(new Paragraph(head), new Paragraph(tail));
  }

  private static List<Block> simpler(List<Inline> content) {
    if (content.size() > 1) {
      return halves(content).stream().<Block>map(Paragraph::new).toList();
    }
    String plain = PlainText.ofInlines(content);
    if (plain.codePointCount(0, plain.length()) < 2) {
      return plain.isEmpty() || content.getFirst() instanceof Text
          ? List.of()
          : List.of(new Paragraph(new Text(plain)));
    }
    int half = boundary(plain, plain.length() / 2);
    return List.of(
        new Paragraph(new Text(plain.substring(0, half))),
        new Paragraph(new Text(plain.substring(half))));
  }

  private static int length(Inline inline) {
    String plain = PlainText.ofInlines(List.of(inline));
    return Math.max(1, plain.codePointCount(0, plain.length()));
  }

  private static int cut(String text, int codePoints) {
    int count = text.codePointCount(0, text.length());
    return boundary(text, text.offsetByCodePoints(0, Math.min(codePoints, count)));
  }

  /** A boundary that leaves something on its left, even if one visible character is too long. */
  private static int boundary(String text, int index) {
    int end = ClippedLine.boundary(text, index);
    return end > 0 ? end : Math.max(text.offsetByCodePoints(0, 1), index);
  }

  private static int words(String text, int end, boolean mustCut) {
    if (end >= text.length()) {
      return Math.max(1, boundary(text, text.length() / 2));
    }
    int space = text.lastIndexOf(' ', end);
    return space > 0 && (space > end / 2 || !mustCut) ? space : end;
  }
}
