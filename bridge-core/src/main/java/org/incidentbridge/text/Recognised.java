package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.Text;

/** Finds bare addresses and placeholders in plain text, in one pass. */
final class Recognised {

  private static final List<String> SCHEMES = List.of("https://", "http://", "ftp://");
  private static final String ENDS_ADDRESS = "<>\"[]{}|\\^`";
  private static final String NOT_LAST = ".,;:!?'*_~";

  private final Text source;
  private final String text;
  private final List<Inline> out;
  private int from;

  private Recognised(Text source, List<Inline> out) {
    this.source = source;
    this.text = source.text();
    this.out = out;
  }

  static List<Inline> in(List<Inline> content) {
    List<Inline> out = new ArrayList<>();
    for (Inline inline : content) {
      if (inline instanceof Text text && !text.is(Mark.CODE)) {
        new Recognised(text, out).scan();
      } else {
        out.add(inline);
      }
    }
    return out;
  }

  private void scan() {
    int at = 0;
    while (at < text.length()) {
      Optional<Placeholders.Found> found =
          text.charAt(at) == '[' ? Placeholders.at(text, at) : address(at);
      if (found.isPresent()) {
        flush(at);
        out.add(found.get().inline());
        at = found.get().end();
        from = at;
      } else {
        at++;
      }
    }
    flush(text.length());
  }

  private void flush(int end) {
    if (end > from) {
      out.add(new Text(text.substring(from, end), source.marks()));
    }
  }

  private Optional<Placeholders.Found> address(int at) {
    char first = text.charAt(at);
    if ((first != 'h' && first != 'f') || (at > 0 && alphanumeric(text.charAt(at - 1)))) {
      return Optional.empty();
    }
    for (String scheme : SCHEMES) {
      if (text.startsWith(scheme, at)) {
        int end = end(at + scheme.length());
        if (end == at + scheme.length()) {
          return Optional.empty();
        }
        String href = text.substring(at, end);
        return Optional.of(
            new Placeholders.Found(
                new Link(href, "", List.of(new Text(href, source.marks()))), end));
      }
    }
    return Optional.empty();
  }

  private int end(int start) {
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

  static boolean alphanumeric(char c) {
    return Character.isLetterOrDigit(c);
  }

  /** Whether an address written bare would be read back as just this link. */
  static boolean standsAlone(Link link) {
    if (!link.title().isEmpty()
        || link.content().size() != 1
        || !(link.content().getFirst() instanceof Text text)
        || !text.text().equals(link.href())) {
      return false;
    }
    return in(List.of(new Text(link.href(), Set.of())))
        .equals(List.of(new Link(link.href(), "", List.of(new Text(link.href())))));
  }
}
