package org.incidentbridge.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the names of files that a text shows. */
public final class ShownFiles {

  private ShownFiles() {}

  /** The names of all files shown, in order. */
  public static Set<String> in(RichText text) {
    Set<String> names = new LinkedHashSet<>();
    text.blocks().forEach(block -> walk(block, names));
    return names;
  }

  private static void walk(Block block, Set<String> names) {
    switch (block) {
      case Block.Paragraph paragraph -> inlines(paragraph.content(), names);
      case Block.Heading heading -> inlines(heading.content(), names);
      case Block.Quote quote -> quote.blocks().forEach(b -> walk(b, names));
      case Block.Panel panel -> panel.blocks().forEach(b -> walk(b, names));
      case Block.BulletList list -> items(list.items(), names);
      case Block.OrderedList list -> items(list.items(), names);
      case Block.Table table ->
          table.rows().forEach(row -> row.cells().forEach(c -> inlines(c.content(), names)));
      case Block.CodeBlock code -> {}
      case Block.Rule rule -> {}
      case Block.OpaqueBlock opaque -> names.add(opaque.display());
    }
  }

  private static void items(List<Block.ListItem> items, Set<String> names) {
    items.forEach(item -> item.blocks().forEach(b -> walk(b, names)));
  }

  private static void inlines(List<Inline> inlines, Set<String> names) {
    for (Inline inline : inlines) {
      if (inline instanceof Inline.AttachmentRef file) {
        names.add(file.fileName());
      } else if (inline instanceof Inline.OpaqueInline opaque) {
        names.add(opaque.display());
      }
    }
  }
}
