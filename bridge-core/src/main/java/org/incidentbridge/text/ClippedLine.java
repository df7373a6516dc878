package org.incidentbridge.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * A one-line text that fits a limit.
 *
 * @param text at most the limit's number of code points
 * @param moved what did not fit, empty if all did; {@code text} without its ellipsis and this
 *     together have every word of the original
 */
public record ClippedLine(String text, String moved) {

  private static final String ELLIPSIS = "…";

  /**
   * Clips a line, at a space if one is near, never inside what a person sees as one character.
   *
   * @param limit in code points, as trackers count; at least 1
   */
  public static ClippedLine of(String line, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a line of " + limit + " characters holds nothing");
    }
    String clean = Characters.oneLine(line);
    if (clean.codePointCount(0, clean.length()) <= limit) {
      return new ClippedLine(clean, "");
    }
    int end = boundary(clean, clean.offsetByCodePoints(0, limit - 1));
    int space = clean.lastIndexOf(' ', end);
    if (space > end / 2) {
      end = space;
    }
    return new ClippedLine(
        clean.substring(0, end).stripTrailing() + ELLIPSIS, clean.substring(end).strip());
  }

  public boolean clipped() {
    return !moved.isEmpty();
  }

  /** The last place at or before {@code index} where one visible character ends. */
  static int boundary(String text, int index) {
    if (index >= text.length()) {
      return text.length();
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return characters.isBoundary(index) ? index : Math.max(0, characters.preceding(index));
  }
}
