package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.Quote;

/** Measures nesting level by level, so that a hostile tree cannot exhaust the stack. */
final class Depth {

  private Depth() {}

  static boolean exceeds(List<Block> blocks, int limit) {
    List<Block> level = blocks;
    for (int depth = 0; depth <= limit; depth++) {
      List<Block> below = new ArrayList<>();
      level.forEach(block -> below.addAll(children(block)));
      if (below.isEmpty()) {
        return false;
      }
      level = below;
    }
    return true;
  }

  static List<Block> children(Block block) {
    return switch (block) {
      case Quote quote -> quote.blocks();
      case Panel panel -> panel.blocks();
      case BulletList list -> ofItems(list.items());
      case OrderedList list -> ofItems(list.items());
      default -> List.of();
    };
  }

  private static List<Block> ofItems(List<ListItem> items) {
    List<Block> blocks = new ArrayList<>();
    items.forEach(item -> blocks.addAll(item.blocks()));
    return blocks;
  }
}
