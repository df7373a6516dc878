package org.incidentbridge.jira.dc;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Task;
import org.incidentbridge.text.Inline;

/** Builds nested lists from items whose markers tell their level. */
final class WikiItems {

  /** A quote and a panel may stand around a list. */
  private static final int MAX_LEVELS = org.incidentbridge.text.RichText.MAX_DEPTH - 2;

  private WikiItems() {}

  /**
   * One line of a list.
   *
   * @param marker one character per level
   */
  record Item(String marker, List<Inline> content) {}

  static List<Block> lists(List<Item> items) {
    return lists(items, 0);
  }

  private static List<Block> lists(List<Item> items, int level) {
    List<Block> out = new ArrayList<>();
    int at = 0;
    while (at < items.size()) {
      boolean ordered = ordered(items.get(at), level);
      int end = at;
      while (end < items.size() && ordered(items.get(end), level) == ordered) {
        end++;
      }
      List<ListItem> list = items(items.subList(at, end), level);
      out.add(ordered ? new OrderedList(1, list) : new BulletList(list));
      at = end;
    }
    return out;
  }

  private static boolean ordered(Item item, int level) {
    return item.marker().charAt(level) == '#';
  }

  private static boolean here(Item item, int level) {
    return item.marker().length() == level + 1 || level + 1 == MAX_LEVELS;
  }

  private static List<ListItem> items(List<Item> items, int level) {
    List<ListItem> out = new ArrayList<>();
    int at = 0;
    while (at < items.size()) {
      List<Block> blocks = new ArrayList<>();
      if (here(items.get(at), level)) {
        blocks.add(new Paragraph(items.get(at++).content()));
      }
      int end = at;
      while (end < items.size() && !here(items.get(end), level)) {
        end++;
      }
      blocks.addAll(lists(items.subList(at, end), level + 1));
      out.add(new ListItem(Task.NONE, blocks));
      at = end;
    }
    return out;
  }
}
