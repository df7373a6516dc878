package org.incidentbridge.jira.dc;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Rewrite;
import org.incidentbridge.text.RichText;

/**
 * Bends a tree to what wiki markup can say: an item is one paragraph and the lists below it, other
 * blocks move behind the item; quotes and panels do not nest in themselves; numbers start at one.
 */
final class WikiFit {

  private WikiFit() {}

  static RichText of(RichText text, String present) {
    RichText known =
        Rewrite.ofInlines(WikiFit::inline).apply(WikiPresent.restored(text, present)).normalised();
    return flat(flat(known)); // what was a quote in a quote may have become a panel
  }

  private static RichText flat(RichText text) {
    return new RichText(blocks(text.blocks(), false, false)).normalised();
  }

  private static List<Inline> inline(Inline inline) {
    if (!(inline instanceof Link link)) {
      return List.of(inline);
    }
    String href = link.href().replace("[", "%5B").replace("]", "%5D");
    String title =
        link.title().replaceAll("[|\\\\]", "/").replaceAll("[\\[{]", "(").replaceAll("[\\]}]", ")");
    return List.of(new Link(href, title, link.content()));
  }

  private static List<Block> blocks(List<Block> blocks, boolean quoted, boolean panelled) {
    List<Block> out = new ArrayList<>();
    for (Block block : blocks) {
      switch (block) {
        case Quote quote -> {
          List<Block> inner = blocks(quote.blocks(), true, panelled);
          out.addAll(quoted ? inner : List.of(new Quote(inner)));
        }
        case Panel panel -> out.addAll(panel(panel, quoted, panelled));
        case BulletList list -> out.addAll(items(list.items(), false, quoted, panelled));
        case OrderedList list -> out.addAll(items(list.items(), true, quoted, panelled));
        case CodeBlock code ->
            out.add(
                new CodeBlock(
                    code.language(),
                    code.text().replaceAll("\\{(?=code|noformat|quote|panel)", "{\u200B")));
        default -> out.add(block);
      }
    }
    return out;
  }

  private static List<Block> panel(Panel panel, boolean quoted, boolean panelled) {
    String title = panel.title();
    List<Block> inner = new ArrayList<>();
    if (panelled && !title.isEmpty()) {
      inner.add(new Paragraph(new Inline.Text(title)));
    }
    inner.addAll(blocks(panel.blocks(), quoted, true));
    return panelled ? inner : List.of(new Panel(panel.kind(), title, inner));
  }

  private static List<Block> items(
      List<ListItem> items, boolean ordered, boolean quoted, boolean panelled) {
    List<Block> out = new ArrayList<>();
    List<ListItem> list = new ArrayList<>();
    for (ListItem item : items) {
      List<Inline> text = new ArrayList<>();
      List<Block> below = new ArrayList<>();
      List<Block> behind = new ArrayList<>();
      for (Block block : item.blocks()) {
        if (behind.isEmpty() && below.isEmpty() && !line(block).isEmpty()) {
          text.addAll(text.isEmpty() ? List.of() : List.of(new HardBreak()));
          text.addAll(line(block));
        } else {
          List<Block> fitted = blocks(List.of(block), quoted, panelled);
          boolean joins = behind.isEmpty() && !text.isEmpty() && list(fitted.getFirst());
          below.addAll(fitted.subList(0, joins ? 1 : 0));
          behind.addAll(fitted.subList(joins ? 1 : 0, fitted.size()));
        }
      }
      if (!text.isEmpty()) {
        below.addFirst(new Paragraph(text));
        list.add(new ListItem(item.task(), below));
      }
      if (!behind.isEmpty()) {
        flush(list, ordered, out);
        out.addAll(behind);
      }
    }
    flush(list, ordered, out);
    return out;
  }

  private static void flush(List<ListItem> items, boolean ordered, List<Block> out) {
    if (!items.isEmpty()) {
      List<ListItem> copy = List.copyOf(items);
      out.add(ordered ? new OrderedList(1, copy) : new BulletList(copy));
      items.clear();
    }
  }

  private static List<Inline> line(Block block) {
    return switch (block) {
      case Paragraph paragraph -> paragraph.content();
      case Heading heading -> heading.content();
      default -> List.of();
    };
  }

  private static boolean list(Block block) {
    return block instanceof BulletList || block instanceof OrderedList;
  }
}
