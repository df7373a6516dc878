package org.incidentbridge.mantis;

import org.incidentbridge.text.Addresses;
import org.incidentbridge.text.EmojiText;
import org.incidentbridge.text.InlineRenderer;

/**
 * Which characters of a plain text would be taken for markup where they stand. The counterpart of
 * {@link MantisTextInlines} and {@link MantisTextBlocks}.
 */
final class MantisTextEscapes {

  private final String text;
  private final char next;
  private final boolean inCell;
  private final boolean inLink;

  MantisTextEscapes(String text, char next, boolean inCell, boolean inLink) {
    this.text = text;
    this.next = next;
    this.inCell = inCell;
    this.inLink = inLink;
  }

  /** Whether an address just before this text would swallow its first character. */
  boolean continuesAddress() {
    String joined = "https://x" + EmojiText.encode(text) + (MantisTextInlines.gap(next) ? "" : "x");
    return Addresses.end(joined, 0) != "https://x".length();
  }

  boolean needed(int at, StringBuilder out) {
    char c = text.charAt(at);
    if (lineStart(out, out.length()) && startsBlock(at)) {
      return true;
    }
    return switch (c) {
      case '`' -> true;
      case '*', '~' -> after(at) == c || before(at, out) == c || after(at) == InlineRenderer.MARKUP;
      case '_' -> italic(at, out);
      case '<' -> Character.isLetter(after(at)) || after(at) == '/';
      case '[' -> inLink || EmojiText.at(text, at).isPresent();
      case ']' -> inLink || after(at) == '(';
      case ':' -> EmojiText.at(text, at).isPresent();
      case '|' -> inCell;
      case 'h', 'f' -> !inLink && Addresses.starts(text, at);
      case '.', ')' -> numbered(out);
      default -> false;
    };
  }

  private boolean italic(int at, StringBuilder out) {
    char before = before(at, out);
    char after = after(at);
    boolean opens = MantisTextInlines.edge(before) && !MantisTextInlines.gap(after);
    boolean closes = MantisTextInlines.edge(after) && !MantisTextInlines.gap(before);
    return opens || closes;
  }

  private char after(int at) {
    return at + 1 < text.length() ? text.charAt(at + 1) : next;
  }

  private char before(int at, StringBuilder out) {
    if (at > 0) {
      return text.charAt(at - 1);
    }
    return out.isEmpty() ? InlineRenderer.EDGE : out.charAt(out.length() - 1);
  }

  /** Whether only white space stands before on this line. */
  private static boolean lineStart(StringBuilder out, int end) {
    int at = end;
    while (at > 0 && (out.charAt(at - 1) == ' ' || out.charAt(at - 1) == '\t')) {
      at--;
    }
    return at == 0 || out.charAt(at - 1) == '\n';
  }

  private boolean startsBlock(int at) {
    char after = after(at);
    return switch (text.charAt(at)) {
      case '#' -> after < '0' || after > '9';
      case '>', '|' -> true;
      case '*', '+' -> MantisTextInlines.gap(after) || after == text.charAt(at);
      case '-', '_' -> MantisTextInlines.gap(after) || after == text.charAt(at);
      default -> false;
    };
  }

  /** Whether the line so far is only a number, which would start a list. */
  private static boolean numbered(StringBuilder out) {
    int digits = out.length();
    while (digits > 0 && out.length() - digits < 10 && digit(out.charAt(digits - 1))) {
      digits--;
    }
    return digits < out.length() && lineStart(out, digits);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
