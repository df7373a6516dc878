package org.incidentbridge.text;

import java.util.List;
import java.util.regex.Pattern;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.OpaqueRef;

/** What stands inside a line of Markdown. */
final class MarkdownLines implements LineWriter.Lines, InlineRenderer.Dialect {

  private static final String ALWAYS_ESCAPED = "\\`*[]<>~|";
  private static final String ESCAPED_AT_START = "#+-=:";
  private static final Pattern ENTITY = Pattern.compile("&(?=[#A-Za-z0-9]+;)");

  @Override
  public String paragraph(List<Inline> content) {
    return render(content);
  }

  @Override
  public String cell(List<Inline> content) {
    return render(content).replace("\\\n", "<br>").replace("\\|", "|").replace("|", "\\|");
  }

  @Override
  public String heading(List<Inline> content) {
    return render(content);
  }

  @Override
  public String code(String text) {
    return text;
  }

  @Override
  public String rule() {
    return "***";
  }

  private String render(List<Inline> content) {
    StringBuilder out = new StringBuilder();
    new InlineRenderer(this, out).render(content, InlineRenderer.EDGE);
    return out.toString();
  }

  @Override
  public void text(String literal, StringBuilder out, char next) {
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      char before = i > 0 ? literal.charAt(i - 1) : ' ';
      char after = i + 1 < literal.length() ? literal.charAt(i + 1) : ' ';
      boolean lineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
      if (Characters.space(c)) {
        out.append(lineStart ? "&#" + (int) c + ";" : String.valueOf(c));
      } else if (c == '_') {
        boolean inWord = Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
        out.append(inWord ? "_" : "\\_");
      } else if (ALWAYS_ESCAPED.indexOf(c) >= 0
          || (lineStart && ESCAPED_AT_START.indexOf(c) >= 0)
          || (c == '!' && i + 1 == literal.length() && next == InlineRenderer.MARKUP)
          || (c == '#' && i + 1 == literal.length() && next == InlineRenderer.EDGE)
          || ((c == '.' || c == ')') && afterNumber(out))
          || (c == '&' && (Character.isLetterOrDigit(after) || after == '#'))) {
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
    }
  }

  /** Whether the line so far is a number, which would start a list. */
  private static boolean afterNumber(StringBuilder out) {
    int at = out.length();
    while (at > 0 && out.length() - at < 10 && Character.isDigit(out.charAt(at - 1))) {
      at--;
    }
    return at < out.length() && (at == 0 || out.charAt(at - 1) == '\n');
  }

  @Override
  public void code(String literal, StringBuilder out, char next) {
    int run = 0;
    int longest = 0;
    for (int i = 0; i < literal.length(); i++) {
      run = literal.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    String pad = literal.startsWith("`") || literal.endsWith("`") ? " " : "";
    out.append(fence).append(pad).append(literal).append(pad).append(fence);
  }

  @Override
  public void node(Inline inline, StringBuilder out, char next) {
    switch (inline) {
      case HardBreak ignored -> out.append("\\\n");
      case Link link -> link(link, out);
      case AttachmentRef ref -> text(Placeholders.of(ref), out, InlineRenderer.MARKUP);
      case OpaqueRef ref -> text(Placeholders.of(ref), out, InlineRenderer.MARKUP);
      default -> throw new IllegalStateException("not reduced: " + inline.getClass());
    }
  }

  private void link(Link link, StringBuilder out) {
    if (Addresses.standsAlone(link)) {
      out.append('<').append(link.href()).append('>');
      return;
    }
    out.append('[');
    new InlineRenderer(this, out).render(link.content(), InlineRenderer.MARKUP);
    String href = ENTITY.matcher(link.href()).replaceAll("\\\\&");
    out.append("](<").append(href).append('>');
    if (!link.title().isEmpty()) {
      String title = link.title().replaceAll("[\\\\\"&]", "\\\\$0");
      out.append(" \"").append(title).append('"');
    }
    out.append(')');
  }
}
