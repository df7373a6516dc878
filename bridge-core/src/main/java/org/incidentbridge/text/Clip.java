package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Inline.Text;

/**
 * Parts a text so that each part, once written in a tracker's dialect, fits the tracker's limit.
 * Blocks stay whole if they fit; code is parted at its lines into blocks of code; a paragraph is
 * parted between words, and never inside what a person sees as one character.
 */
public final class Clip {

  /** Below this, the lines that tell of the continuation would leave no room for text. */
  public static final int SMALLEST_LIMIT = 256;

  /** An empty line between blocks, generously. */
  private static final int BETWEEN = 4;

  private final Function<RichText, String> write;
  private final Where where;
  private final int limit;

  /**
   * The lines that tell of the parts.
   *
   * @param continued stands at the end of a part that is not the last, such as "continued in a
   *     comment"
   * @param continuing stands at the start of a later part, such as "continued from above"
   */
  public record Where(String continued, String continuing) {}

  private Clip(Function<RichText, String> write, int limit, Where where) {
    this.write = write;
    this.limit = limit;
    this.where = where;
  }

  /**
   * The text in as few parts as its blocks allow.
   *
   * @param write the dialect; its result is what counts
   * @param limit in code points, at least {@link #SMALLEST_LIMIT}
   */
  public static Continuation at(
      RichText text, Function<RichText, String> write, int limit, Where where) {
    int lines = length(where.continued()) + length(where.continuing());
    if (limit < SMALLEST_LIMIT || lines > limit / 4) {
      throw new IllegalArgumentException(
          "a limit of "
              + limit
              + " characters is too small: "
              + SMALLEST_LIMIT
              + " are needed,"
              + " and four times the "
              + lines
              + " of the lines that tell of the parts");
    }
    String whole = write.apply(text);
    if (length(whole) <= limit) {
      return new Continuation(whole, List.of(), whole);
    }
    return new Clip(write, limit, where).parts(text.normalised(), whole);
  }

  private Continuation parts(RichText text, String whole) {
    List<String> parts = new ArrayList<>();
    List<Block> part = new ArrayList<>();
    List<Block> pending = new ArrayList<>(text.blocks().reversed());
    int taken = 0;
    while (!pending.isEmpty()) {
      Block next = pending.removeLast();
      int size = length(write.apply(RichText.of(next)));
      if (taken + size + BETWEEN <= room()) {
        part.add(next);
        taken += size + BETWEEN;
      } else if (part.isEmpty()) {
        pending.addAll(BlockPieces.of(next, room(next, size)).reversed());
      } else {
        pending.add(next);
        finish(part, pending, parts);
        taken = 0;
      }
    }
    parts.add(written(part, parts.isEmpty(), true));
    return new Continuation(parts.getFirst(), parts.subList(1, parts.size()), whole);
  }

  /** Blocks written together may need more than each by itself; then the last ones wait. */
  private void finish(List<Block> part, List<Block> pending, List<String> parts) {
    String written = written(part, parts.isEmpty(), false);
    while (length(written) > limit && part.size() > 1) {
      pending.add(part.removeLast());
      written = written(part, parts.isEmpty(), false);
    }
    parts.add(written);
    part.clear();
  }

  /** What a part can hold beside the lines that tell of the others. */
  private int room() {
    Paragraph lines = new Paragraph(new Text(where.continued() + where.continuing()));
    return limit - length(write.apply(RichText.of(lines))) - 2 * BETWEEN;
  }

  /** Plain characters of a block that should fit, as its characters need to be written so far. */
  private int room(Block block, int size) {
    int plain = Math.max(1, RichText.of(block).length());
    return Math.max(1, (int) ((long) room() * plain / Math.max(plain, size)) - BETWEEN);
  }

  private String written(List<Block> part, boolean first, boolean last) {
    List<Block> blocks = new ArrayList<>();
    if (!first) {
      blocks.add(new Paragraph(new Text(where.continuing())));
    }
    blocks.addAll(part);
    if (!last) {
      blocks.add(new Paragraph(new Text(where.continued())));
    }
    return write.apply(new RichText(blocks));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
