package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Inline.HardBreak;

/** The normal form of a sequence of blocks; recursion is bounded by {@link RichText#MAX_DEPTH}. */
final class NormalBlocks {

  /** So that numbers stay within the nine digits that Markdown allows. */
  private static final int MAX_START = 1_000_000;

  private static final Pattern BLANK_LINE = Pattern.compile("(?m)^[ \\t]++$");

  private NormalBlocks() {}

  static List<Block> of(List<Block> blocks) {
    List<Block> out = new ArrayList<>();
    for (Block block : blocks) {
      for (Block normal : one(block)) {
        append(normal, out);
      }
    }
    return List.copyOf(out);
  }

  /** Adds a normal block; a list joins a list of its kind just before it. */
  static void append(Block block, List<Block> out) {
    Block last = out.isEmpty() ? new Rule() : out.getLast();
    if (block instanceof BulletList next && last instanceof BulletList previous) {
      out.set(out.size() - 1, new BulletList(joined(previous.items(), next.items())));
    } else if (block instanceof OrderedList next && last instanceof OrderedList previous) {
      out.set(
          out.size() - 1,
          new OrderedList(previous.start(), joined(previous.items(), next.items())));
    } else {
      out.add(block);
    }
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static List<Block> one(Block block) {
    return switch (block) {
      case Paragraph paragraph -> paragraphs(paragraph);
      case Heading heading -> {
        List<Inline> content = NormalInlines.onOneLine(heading.content());
        yield content.isEmpty() ? List.of() : List.of(new Heading(heading.level(), content));
      }
      case CodeBlock code -> code(code);
      case Quote quote -> {
        List<Block> inner = of(quote.blocks());
        yield inner.isEmpty() ? List.of() : List.of(NormalPanel.orQuote(inner));
      }
      case BulletList list -> {
        var items = NormalItems.of(list.items());
        yield items.isEmpty() ? List.of() : List.of(new BulletList(items));
      }
      case OrderedList list -> {
        var items = NormalItems.of(list.items());
        yield items.isEmpty()
            ? List.of()
            : List.of(new OrderedList(Math.min(list.start(), MAX_START), items));
      }
      case Table table -> NormalTable.of(table);
      case Rule rule -> List.of(rule);
      case Panel panel -> NormalPanel.of(panel);
      case OpaqueBlock node ->
          List.of(
              new OpaqueBlock(node.kind(), node.payload(), Placeholders.display(node.display())));
    };
  }

  /** Two line breaks in a row part a paragraph. */
  private static List<Block> paragraphs(Paragraph paragraph) {
    List<Block> out = new ArrayList<>();
    List<Inline> part = new ArrayList<>();
    for (Inline inline : NormalInlines.of(paragraph.content())) {
      boolean second =
          inline instanceof HardBreak && !part.isEmpty() && part.getLast() instanceof HardBreak;
      if (second) {
        paragraph(part, out);
      } else {
        part.add(inline);
      }
    }
    paragraph(part, out);
    return out;
  }

  private static void paragraph(List<Inline> part, List<Block> out) {
    List<Inline> content = NormalInlines.of(part);
    part.clear();
    if (!content.isEmpty()) {
      out.add(new Paragraph(content));
    }
  }

  private static List<Block> code(CodeBlock code) {
    String text = BLANK_LINE.matcher(Characters.clean(code.text())).replaceAll("");
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == '\n') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == '\n') {
      to--;
    }
    if (text.isBlank()) {
      return List.of();
    }
    String language = code.language().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9+#_-]", "");
    return List.of(new CodeBlock(language, text.substring(from, to)));
  }
}
