package org.incidentbridge.mantis;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The target of a link as MantisBT's text can hold it: with brackets, what MantisBT cannot store,
 * and what it would take for a mention or a reference percent-encoded. No joiner may stand in it.
 */
final class MantisTextAddress {

  private final String href;
  private final Set<String> references;

  private MantisTextAddress(String href, Set<String> references) {
    this.href = href;
    this.references = references;
  }

  /**
   * The target, meaning the same.
   *
   * @param references which references to issues and notes may stay
   */
  static String of(String href, Set<String> references) {
    return new MantisTextAddress(href, references).encoded();
  }

  private String encoded() {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < href.length(); ) {
      int c = href.codePointAt(at);
      if (isEncoded(c, at)) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          out.append(String.format("%%%02X", b));
        }
      } else {
        out.appendCodePoint(c);
      }
      at += Character.charCount(c);
    }
    return out.toString();
  }

  private boolean isEncoded(int c, int at) {
    return Character.isSupplementaryCodePoint(c)
        || c == '['
        || c == ']'
        || (c == '@' && !isWord(before(at)))
        || (c >= '0' && c <= '9' && isReferred(at));
  }

  /** A number sign must stay, for it starts the fragment; its first digit need not. */
  private boolean isReferred(int digit) {
    int sign = digit - 1;
    char c = before(digit);
    char before = before(sign);
    return (c == '#' || c == '~')
        && !isWord(before)
        && before != '&'
        && !MantisTextLines.stays(href, sign, references);
  }

  private char before(int at) {
    return at > 0 ? href.charAt(at - 1) : ' ';
  }

  /** As MantisBT's patterns have it, which know no letters but those of ASCII. */
  private static boolean isWord(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
