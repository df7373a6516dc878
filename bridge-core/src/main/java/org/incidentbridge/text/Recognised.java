package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.Text;

/** Finds bare addresses and placeholders in plain text, in one pass. */
final class Recognised {

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
    int end = Addresses.end(text, at);
    if (end < 0) {
      return Optional.empty();
    }
    String href = text.substring(at, end);
    Link link = new Link(href, "", List.of(new Text(href, source.marks())));
    return Optional.of(new Placeholders.Found(link, end));
  }
}
