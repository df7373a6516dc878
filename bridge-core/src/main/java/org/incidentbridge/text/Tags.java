package org.incidentbridge.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The HTML tags that stand for marks where a short delimiter would not be understood. */
public final class Tags {

  private static final Map<String, Mark> MARKS =
      Map.of(
          "b", Mark.BOLD,
          "strong", Mark.BOLD,
          "i", Mark.ITALIC,
          "em", Mark.ITALIC,
          "s", Mark.STRIKE,
          "del", Mark.STRIKE,
          "u", Mark.UNDERLINE,
          "sup", Mark.SUPERSCRIPT,
          "sub", Mark.SUBSCRIPT);

  private Tags() {}

  /** The name written for a mark; not for code, which has a form of its own. */
  public static String name(Mark mark) {
    return switch (mark) {
      case BOLD -> "b";
      case ITALIC -> "i";
      case STRIKE -> "s";
      case UNDERLINE -> "u";
      case SUPERSCRIPT -> "sup";
      case SUBSCRIPT -> "sub";
      case CODE -> "code";
    };
  }

  /** The mark that a whole tag such as {@code <b>} or {@code </b>} stands for. */
  public static Optional<Mark> mark(String tag) {
    return Optional.ofNullable(MARKS.get(bare(tag)));
  }

  public static MarkPairs.Delimiter style(String tag) {
    boolean closes = tag.startsWith("</");
    return new MarkPairs.Delimiter("<" + bare(tag) + ">", !closes, closes);
  }

  private static String bare(String tag) {
    return tag.replaceAll("[</>]", "").toLowerCase(Locale.ROOT);
  }
}
