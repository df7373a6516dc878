package org.incidentbridge.text;

import java.util.List;

/**
 * A text with structure, as all trackers understand it. An immutable value with deep equality;
 * compare {@link #normalised() normal forms}, since trackers reformat what they are sent.
 *
 * @param blocks nested at most {@link #MAX_DEPTH} deep
 */
public record RichText(List<Block> blocks) {

  /** How deep quotes, panels and lists may be nested. Readers flatten what is nested deeper. */
  public static final int MAX_DEPTH = 32;

  public static final RichText EMPTY = new RichText(List.of());

  /**
   * @throws IllegalArgumentException if nested deeper than {@link #MAX_DEPTH}
   */
  public RichText {
    blocks = List.copyOf(blocks);
    if (Depth.exceeds(blocks, MAX_DEPTH)) {
      throw new IllegalArgumentException("blocks are nested deeper than " + MAX_DEPTH);
    }
  }

  public static RichText of(Block... blocks) {
    return new RichText(List.of(blocks));
  }

  /** Text without any markup: paragraphs at empty lines, line breaks kept, normalised. */
  public static RichText plain(String text) {
    return of(new Block.Paragraph(new Inline.Text(text))).normalised();
  }

  /**
   * The normal form, in which texts that mean the same are equal. Applying it twice changes nothing
   * more. It drops empty nodes, joins what belongs together, cleans characters, and recognises bare
   * addresses and placeholders in plain text.
   */
  public RichText normalised() {
    return new RichText(NormalBlocks.of(blocks));
  }

  /** The characters alone: a line per block, line break or table row. */
  public String plainText() {
    return PlainText.of(blocks);
  }

  /** Number of characters (code points, as trackers count) of {@link #plainText()}. */
  public int length() {
    String plain = plainText();
    return plain.codePointCount(0, plain.length());
  }
}
