package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Task;
import org.incidentbridge.text.Inline.Text;

/** The normal form of list items: none is empty, none starts with a list. */
final class NormalItems {

  private static final int BOX = "[ ] ".length();

  private NormalItems() {}

  static List<ListItem> of(List<ListItem> items) {
    List<ListItem> out = new ArrayList<>();
    for (ListItem item : items) {
      List<Block> blocks = NormalBlocks.of(item.blocks());
      if (blocks.isEmpty()) {
        continue;
      }
      List<ListItem> inner = items(blocks.getFirst());
      if (inner.isEmpty()) {
        out.add(task(new ListItem(item.task(), blocks)));
      } else if (out.isEmpty()) {
        out.addAll(inner);
        extendLast(out, blocks.subList(1, blocks.size()));
      } else {
        extendLast(out, blocks);
      }
    }
    return out;
  }

  /** The items of a list; empty for any other block. */
  static List<ListItem> items(Block block) {
    return switch (block) {
      case BulletList list -> list.items();
      case OrderedList list -> list.items();
      default -> List.of();
    };
  }

  private static void extendLast(List<ListItem> out, List<Block> more) {
    ListItem last = out.removeLast();
    List<Block> blocks = new ArrayList<>(last.blocks());
    more.forEach(block -> NormalBlocks.append(block, blocks));
    out.add(new ListItem(last.task(), blocks));
  }

  /** A task starts with a paragraph; a box at the start of the text makes a task. */
  private static ListItem task(ListItem item) {
    if (!(item.blocks().getFirst() instanceof Paragraph paragraph)) {
      return new ListItem(Task.NONE, item.blocks());
    }
    if (item.task() != Task.NONE
        || !(paragraph.content().getFirst() instanceof Text text)
        || !text.marks().isEmpty()) {
      return item;
    }
    Task task = box(text.text());
    if (task == Task.NONE) {
      return item;
    }
    List<Inline> content = new ArrayList<>(paragraph.content());
    content.set(0, new Text(text.text().substring(BOX)));
    List<Inline> rest = NormalInlines.of(content);
    if (rest.isEmpty()) {
      return item;
    }
    List<Block> blocks = new ArrayList<>(item.blocks());
    blocks.set(0, new Paragraph(rest));
    return new ListItem(task, blocks);
  }

  private static Task box(String text) {
    String start = text.substring(0, Math.min(BOX, text.length())).toLowerCase(Locale.ROOT);
    return switch (start) {
      case "[ ] " -> Task.OPEN;
      case "[x] " -> Task.DONE;
      default -> Task.NONE;
    };
  }
}
