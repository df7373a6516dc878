package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that a terminal shows whole. */
final class Wrapped {

  /** Where less room is left, the terminal breaks lines better. */
  private static final int NARROWEST = 24;

  private Wrapped() {}

  /**
   * The lines of a text, broken at blanks only, so that addresses stay whole.
   *
   * @param width the most characters in a line; {@link Integer#MAX_VALUE} if there is no limit
   */
  static List<String> lines(String text, int width) {
    return words(text, width < NARROWEST ? Integer.MAX_VALUE : width);
  }

  /** The same, however narrow. */
  static List<String> words(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && length(line) + 1 + length(word) > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The same, with words broken that are wider than a line. */
  static List<String> cell(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String line : words(text, width)) {
      String rest = line;
      while (length(rest) > width) {
        int end = rest.offsetByCodePoints(0, width);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      lines.add(rest);
    }
    return lines;
  }

  /** The lines of a text in one, with what stands before all lines but the first. */
  static String hanging(String text, String indent, int width) {
    return String.join(
        System.lineSeparator() + indent,
        lines(text, width == Integer.MAX_VALUE ? width : width - indent.length()));
  }

  static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
