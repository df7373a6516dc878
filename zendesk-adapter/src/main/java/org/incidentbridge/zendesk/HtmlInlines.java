package org.incidentbridge.zendesk;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.InlineRenderer;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.Placeholders;

/** What stands inside a line, as HTML. */
final class HtmlInlines implements InlineRenderer.Dialect {

  static final char NO_BREAK = '\u00a0';

  private static final String BREAK = "<br>";

  @Override
  public void text(String literal, StringBuilder out, char next) {
    boolean starts = out.length() >= BREAK.length() && out.lastIndexOf(BREAK) == out.length() - 4;
    out.append(kept(literal, starts, false));
  }

  @Override
  public void code(String literal, StringBuilder out, char next) {
    out.append("<code>").append(kept(literal, true, true)).append("</code>");
  }

  @Override
  public void node(Inline inline, StringBuilder out, char next) {
    switch (inline) {
      case Inline.HardBreak hard -> out.append(BREAK);
      case Inline.Link link -> link(link, out);
      case Inline.AttachmentRef ref -> out.append(escaped(Placeholders.of(ref)));
      case Inline.OpaqueRef ref -> out.append(escaped(Placeholders.of(ref)));
      case Inline.OpaqueInline node ->
          out.append(
              escaped(
                  Placeholders.of(Placeholders.ref(node.kind(), node.payload(), node.display()))));
      case Inline.MentionedPerson person -> out.append(escaped("@" + person.displayName()));
      case Inline.Emoji emoji -> out.append(escaped(emoji.unicode()));
      case Inline.Text text -> text(text.text(), out, next);
    }
  }

  private void link(Inline.Link link, StringBuilder out) {
    out.append("<a href=\"").append(escaped(link.href())).append('"');
    if (!link.title().isEmpty()) {
      out.append(" title=\"").append(escaped(link.title())).append('"');
    }
    out.append('>');
    new InlineRenderer(this, out).render(link.content(), InlineRenderer.MARKUP);
    out.append("</a>");
  }

  /** HTML has tags for all marks, which may stand anywhere. */
  @Override
  public String delimiter(Mark mark) {
    return "";
  }

  /** Escaped, with all but the last of several spaces held, and those at a named edge. */
  private static String kept(String text, boolean start, boolean end) {
    List<Integer> points = new ArrayList<>(text.codePoints().boxed().toList());
    for (int i = 0; i < points.size(); i++) {
      boolean edge = (start && i == 0) || (end && i == points.size() - 1);
      boolean more = i + 1 < points.size() && points.get(i + 1) == ' ';
      if (points.get(i) == ' ' && (edge || more)) {
        points.set(i, (int) NO_BREAK);
      }
    }
    StringBuilder kept = new StringBuilder(text.length());
    points.forEach(kept::appendCodePoint);
    return escaped(kept.toString());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace(String.valueOf(NO_BREAK), "&nbsp;");
  }
}
