package org.incidentbridge.text;

/** Cleaning of characters that no tracker keeps or that would break a transport. */
public final class Characters {

  private static final char REPLACEMENT = '\uFFFD';

  private Characters() {}

  /**
   * Line ends become {@code \n}; control characters other than tab, and non-characters, go; half
   * surrogate pairs become U+FFFD.
   */
  public static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          out.append('\n');
        }
      } else if (c == '\u0085' || c == '\u2028' || c == '\u2029') {
        out.append('\n');
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        out.append(REPLACEMENT);
      } else if (c == '\n' || c == '\t' || !dropped(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** {@link #clean} with every run of white space as one space, trimmed. */
  public static String oneLine(String text) {
    return clean(text).replaceAll("\\s++", " ").strip();
  }

  /** Whether a character does nothing but turn the direction of the text after it. */
  public static boolean turns(int c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }

  private static boolean dropped(char c) {
    return Character.isISOControl(c) || c == '\uFEFF' || c == '\uFFFE' || c == '\uFFFF';
  }

  /** A space or a tab; no other character is taken for white space. */
  public static boolean space(char c) {
    return c == ' ' || c == '\t';
  }

  /** Nothing but spaces and tabs. */
  public static boolean blank(String text) {
    return text.chars().allMatch(c -> space((char) c));
  }
}
