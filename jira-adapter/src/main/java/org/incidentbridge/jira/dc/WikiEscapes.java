package org.incidentbridge.jira.dc;

import java.util.regex.Pattern;
import org.incidentbridge.text.Addresses;
import org.incidentbridge.text.InlineRenderer;

/**
 * Escapes plain text where it would be taken for markup. The counterpart of {@link WikiInlines}.
 */
final class WikiEscapes {

  private static final Pattern ENTITY = Pattern.compile("&(?:#[0-9]{1,7}|amp|lt|gt|quot|nbsp);");
  private static final Pattern ICON = Pattern.compile("\\((?:[xyni/!?+*-]|on|off|\\*[rgby])\\)");
  private static final Pattern BLOCK = Pattern.compile("h[1-6]|bq");

  private final String text;
  private final char next;
  private final boolean inLink;

  WikiEscapes(String text, char next, boolean inLink) {
    this.text = text;
    this.next = next;
    this.inLink = inLink;
  }

  /** Escapes everything that can be escaped, as inside of code. */
  static void all(String literal, StringBuilder out) {
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == '\\' || c == '&') {
        entity(c, out);
      } else {
        out.append(WikiInlines.escapable(c) ? "\\" : "").append(c);
      }
    }
  }

  private static void entity(char c, StringBuilder out) {
    out.append("&#").append((int) c).append(';');
  }

  /**
   * Appends the text.
   *
   * @param joined whether an address stands right before it
   */
  void append(StringBuilder out, boolean joined) {
    boolean first = joined && Addresses.end("https://x" + tail(), 0) != "https://x".length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (coded(i, out)) {
        entity(c, out);
      } else if (first || escaped(i, out)) {
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
      first = false;
    }
  }

  private String tail() {
    return text.replace('\\', 'x') + (WikiInlines.gap(next) ? "" : "x");
  }

  private boolean coded(int at, StringBuilder out) {
    char after = after(at);
    return switch (text.charAt(at)) {
      case '\\' ->
          WikiInlines.escapable(after)
              || at + 1 == text.length()
              || (!out.isEmpty() && out.charAt(out.length() - 1) == '\\');
      case '&' -> ENTITY.matcher(text).region(at, text.length()).lookingAt();
      case '.' -> block(out) && WikiInlines.gap(after);
      default -> false;
    };
  }

  private boolean escaped(int at, StringBuilder out) {
    char c = text.charAt(at);
    char after = after(at);
    return switch (c) {
      case '{', '}', '[', ']', '|' -> true;
      case '!' -> !WikiInlines.gap(after) && !Character.isLetterOrDigit(before(at, out));
      case '?' -> after == '?' || before(at, out) == '?' || after == InlineRenderer.MARKUP;
      case '(' -> ICON.matcher(text).region(at, text.length()).lookingAt();
      case '#' -> lineStart(out);
      case ':' -> !inLink && text.startsWith("://", at);
      case '*', '_', '-', '+', '^', '~' -> sign(c, at, out);
      default -> false;
    };
  }

  private boolean sign(char c, int at, StringBuilder out) {
    char before = before(at, out);
    char after = after(at);
    boolean opens = WikiInlines.edge(before) && !WikiInlines.gap(after);
    boolean closes = WikiInlines.edge(after) && !WikiInlines.gap(before);
    return opens || closes || after == c || before == c || lineStart(out);
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

  /** Whether a full stop here would make a heading or a quotation of the line. */
  private static boolean block(StringBuilder out) {
    int start = out.length() - 2;
    return start >= 0 && BLOCK.matcher(out.substring(start)).matches() && lineStart(out, start);
  }

  private static boolean lineStart(StringBuilder out) {
    return lineStart(out, out.length());
  }

  private static boolean lineStart(StringBuilder out, int end) {
    int at = end;
    while (at > 0 && WikiInlines.gap(out.charAt(at - 1)) && out.charAt(at - 1) != '\n') {
      at--;
    }
    return at == 0 || out.charAt(at - 1) == '\n';
  }
}
