package org.incidentbridge.text;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * CommonMark with tables, strike-through and task boxes. Underline and sub- and superscript are
 * written as the HTML tags {@code u}, {@code sub}, {@code sup}; panels as quotes that start with
 * {@code [!NOTE]}. Thread-safe, never fails on any input.
 */
public final class Markdown {

  /** Longer nesting is read as plain text; a list level takes two of these. */
  private static final int MAX_OPEN_BLOCKS = 2 * RichText.MAX_DEPTH + 2;

  private static final int MAX_INLINE_NESTING = 64;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
          .enabledBlockTypes(
              Set.of(
                  BlockQuote.class,
                  FencedCodeBlock.class,
                  Heading.class,
                  HtmlBlock.class,
                  IndentedCodeBlock.class,
                  ListBlock.class,
                  ThematicBreak.class))
          .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
          .maxInlineNesting(MAX_INLINE_NESTING)
          .build();

  private Markdown() {}

  /** The text in normal form. */
  public static RichText parse(String markdown) {
    return MarkdownTree.of(PARSER.parse(Characters.clean(markdown))).normalised();
  }

  /** The text as Markdown, without a line break at the end. */
  public static String render(RichText text) {
    return new LineWriter(new MarkdownLines()).write(fit(text).blocks());
  }

  /** What {@link #parse} gives for what {@link #render} writes. */
  static RichText fit(RichText text) {
    return Rewrite.ofBlocks(
            block -> List.of(block instanceof Block.Table table ? Tables.plain(table) : block))
        .apply(Reduced.of(text))
        .normalised();
  }
}
