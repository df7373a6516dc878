package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Inline.Link;

/**
 * A change of a whole tree, from the leaves up.
 *
 * @param inlines what each piece of a line becomes; nothing if it goes
 * @param blocks what each block becomes, its content being rewritten already
 */
public record Rewrite(Function<Inline, List<Inline>> inlines, Function<Block, List<Block>> blocks) {

  public static Rewrite ofInlines(Function<Inline, List<Inline>> inlines) {
    return new Rewrite(inlines, List::of);
  }

  public static Rewrite ofBlocks(Function<Block, List<Block>> blocks) {
    return new Rewrite(List::of, blocks);
  }

  public RichText apply(RichText text) {
    return new RichText(blocks(text.blocks()));
  }

  private List<Block> blocks(List<Block> old) {
    List<Block> out = new ArrayList<>();
    old.forEach(block -> out.addAll(blocks.apply(inner(block))));
    return out;
  }

  private Block inner(Block block) {
    return switch (block) {
      case Paragraph paragraph -> new Paragraph(inlines(paragraph.content()));
      case Heading heading -> new Heading(heading.level(), inlines(heading.content()));
      case Quote quote -> new Quote(blocks(quote.blocks()));
      case BulletList list -> new BulletList(items(list.items()));
      case OrderedList list -> new OrderedList(list.start(), items(list.items()));
      case Table table -> new Table(table.rows().stream().map(this::row).toList());
      case Panel panel -> new Panel(panel.kind(), panel.title(), blocks(panel.blocks()));
      default -> block;
    };
  }

  private List<ListItem> items(List<ListItem> items) {
    return items.stream().map(item -> new ListItem(item.task(), blocks(item.blocks()))).toList();
  }

  private Row row(Row row) {
    return new Row(
        row.cells().stream()
            .map(cell -> new Cell(cell.header(), inlines(cell.content())))
            .toList());
  }

  private List<Inline> inlines(List<Inline> old) {
    List<Inline> out = new ArrayList<>();
    for (Inline inline : old) {
      Inline changed =
          inline instanceof Link link
              ? new Link(link.href(), link.title(), inlines(link.content()))
              : inline;
      out.addAll(inlines.apply(changed));
    }
    return out;
  }
}
