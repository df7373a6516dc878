package org.incidentbridge.text;

import java.util.List;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.Text;

/** Where a bare web address starts and ends in running text; the same rule in every dialect. */
public final class Addresses {

  private static final List<String> SCHEMES = List.of("https://", "http://", "ftp://");
  private static final String ENDS_ADDRESS = "<>\"[]{}|\\^`\u2060";
  private static final String NOT_LAST = ".,;:!?'*_~";

  private Addresses() {}

  /** The index just behind the address that starts at {@code at}, or -1 if none does. */
  public static int end(String text, int at) {
    if (!starts(text, at)) {
      return -1;
    }
    int afterScheme = text.indexOf("//", at) + 2;
    int end = endFrom(text, afterScheme);
    return end == afterScheme ? -1 : end;
  }

  /** Whether a scheme starts a word at {@code at}, whatever follows it. */
  public static boolean starts(String text, int at) {
    char first = text.charAt(at);
    return (first == 'h' || first == 'f')
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
        && SCHEMES.stream().anyMatch(scheme -> text.startsWith(scheme, at));
  }

  private static int endFrom(String text, int start) {
    int end = start;
    boolean parenthesis = false;
    while (end < text.length() && inAddress(text.charAt(end))) {
      parenthesis |= text.charAt(end++) == '(';
    }
    String last = parenthesis ? NOT_LAST : NOT_LAST + ")";
    while (end > start && last.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean inAddress(char c) {
    return c > ' ' && !Character.isWhitespace(c) && ENDS_ADDRESS.indexOf(c) < 0;
  }

  /** Whether the link shows its own address, without a title or a mark. */
  public static boolean bare(Link link) {
    return link.title().isEmpty()
        && link.content().size() == 1
        && link.content().getFirst().equals(new Text(link.href()));
  }

  /** Whether the link, written as its address alone, would be read back as just this link. */
  public static boolean standsAlone(Link link) {
    return bare(link) && end(link.href(), 0) == link.href().length();
  }
}
