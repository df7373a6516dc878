package org.incidentbridge.mantis;

import java.util.Locale;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.RichText;

/** Texts on their way to and from MantisBT, which keeps no character of four bytes. */
final class MantisProse {

  private MantisProse() {}

  static RichText read(String text) {
    return RichText.plain(text);
  }

  static String write(RichText text) {
    return withoutAstral(Characters.clean(text.plainText())).strip();
  }

  /** One line of text as MantisBT can keep it: emoji become their names. */
  static String line(String text) {
    return withoutAstral(Characters.oneLine(text));
  }

  static String withoutAstral(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    if (!Character.isSupplementaryCodePoint(codePoint)) {
      out.appendCodePoint(codePoint);
      return;
    }
    String name = Character.getName(codePoint);
    out.append(':')
        .append(
            name == null ? "symbol" : name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"))
        .append(':');
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The first so many characters. */
  static String first(String text, int most) {
    return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
