package org.incidentbridge.mantis;

import static org.incidentbridge.mantis.MantisTextWriter.JOINER;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.text.Addresses;
import org.incidentbridge.text.EmojiText;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.OpaqueRef;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.InlineRenderer;
import org.incidentbridge.text.LineWriter;
import org.incidentbridge.text.Placeholders;

/** What stands inside a line of MantisBT's text. */
final class MantisTextLines implements LineWriter.Lines, InlineRenderer.Dialect {

  private static final Pattern REFERENCE = Pattern.compile("(?<![\\w&])[#~]\\d++(?!\\w)");

  private final Set<String> references;
  private boolean inCell;
  private boolean inLink;
  private int addressEnd = -1;

  MantisTextLines(Set<String> references) {
    this.references = references;
  }

  static Set<String> references(String present) {
    Set<String> found = new HashSet<>();
    Matcher matcher = REFERENCE.matcher(present);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  @Override
  public String paragraph(List<Inline> content) {
    StringBuilder out = new StringBuilder();
    addressEnd = -1;
    new InlineRenderer(this, out).render(content, InlineRenderer.EDGE);
    return out.toString();
  }

  @Override
  public String cell(List<Inline> content) {
    inCell = true;
    String cell = paragraph(content);
    inCell = false;
    return cell;
  }

  @Override
  public String heading(List<Inline> content) {
    return paragraph(content);
  }

  @Override
  public String code(String text) {
    StringBuilder out = new StringBuilder();
    verbatim(text, out);
    return out.toString();
  }

  @Override
  public String rule() {
    return "---";
  }

  @Override
  public void text(String literal, StringBuilder out, char next) {
    MantisTextEscapes escapes = new MantisTextEscapes(literal, next, inCell, inLink);
    boolean joined =
        (addressEnd == out.length() && escapes.continuesAddress())
            || numberAfterTilde(literal, out);
    for (int i = 0; i < literal.length(); ) {
      int codePoint = literal.codePointAt(i);
      if (joined || escapes.needed(i, out)) {
        escape(out);
      }
      joined = false;
      out.append(EmojiText.word(codePoint));
      i += Character.charCount(codePoint);
      notLinking(literal, i, out);
    }
    if (literal.endsWith("@") && !MantisTextInlines.gap(next)) {
      out.append(JOINER);
    }
  }

  /** The joiner right behind an at-sign only parts, so that one needs a second to escape. */
  private static void escape(StringBuilder out) {
    boolean afterAt = !out.isEmpty() && out.charAt(out.length() - 1) == '@';
    out.append(JOINER).append(afterAt ? String.valueOf(JOINER) : "");
  }

  /** Struck-out digits would look like a note's number. */
  private static boolean numberAfterTilde(String literal, StringBuilder out) {
    return !out.isEmpty()
        && out.charAt(out.length() - 1) == '~'
        && Character.isDigit(literal.charAt(0));
  }

  /** Breaks a mention or a reference just behind its sign. */
  private void notLinking(String text, int at, StringBuilder out) {
    char sign = text.charAt(at - 1);
    if (at == text.length() || (sign != '@' && sign != '#' && sign != '~')) {
      return;
    }
    char after = text.charAt(at);
    boolean links = sign == '@' ? word(after) : after >= '0' && after <= '9';
    if (links && !(sign != '@' && stays(text, at))) {
      out.append(JOINER);
    }
  }

  private boolean stays(String text, int at) {
    return stays(text, at - 1, references);
  }

  /** Whether the sign at {@code at} starts one of these references. */
  static boolean stays(String text, int at, Set<String> references) {
    Matcher reference = REFERENCE.matcher(text).region(at, text.length());
    return !references.isEmpty()
        && reference.useTransparentBounds(true).lookingAt()
        && references.contains(reference.group());
  }

  private static boolean word(char c) {
    return c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c);
  }

  /** Characters inside code: nothing is markup, but mentions would still notify. */
  private void verbatim(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      boolean coded = codePoint == '[' && EmojiText.at(text, i).isPresent();
      boolean bracket = codePoint == '[' || codePoint == ']';
      if (coded || (inLink && bracket) || (inCell && codePoint == '|')) {
        escape(out);
      }
      out.append(
          Character.isSupplementaryCodePoint(codePoint)
              ? EmojiText.coded(codePoint)
              : Character.toString(codePoint));
      i += Character.charCount(codePoint);
      notLinking(text, i, out);
    }
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
    out.append(fence).append(pad);
    verbatim(literal, out);
    out.append(pad).append(fence);
  }

  @Override
  public void node(Inline inline, StringBuilder out, char next) {
    switch (inline) {
      case HardBreak ignored -> out.append(inCell ? "<br>" : "\n");
      case Link link -> link(link, out, next);
      case AttachmentRef ref -> text(Placeholders.of(ref), out, InlineRenderer.MARKUP);
      case OpaqueRef ref -> text(Placeholders.of(ref), out, InlineRenderer.MARKUP);
      case Text ignored -> throw new IllegalStateException("text is written elsewhere");
      default -> throw new IllegalStateException("not reduced: " + inline.getClass());
    }
  }

  private void link(Link link, StringBuilder out, char next) {
    char before = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
    boolean alone =
        Addresses.standsAlone(link)
            && !Character.isLetterOrDigit(before)
            && before != JOINER
            && next != InlineRenderer.MARKUP
            && !Character.isLetterOrDigit(next)
            && addressEnd != out.length();
    if (alone) {
      out.append(link.href());
      addressEnd = out.length();
      return;
    }
    out.append('[');
    inLink = true;
    new InlineRenderer(this, out).render(link.content(), InlineRenderer.MARKUP);
    inLink = false;
    boolean parentheses = link.href().indexOf('(') >= 0 || link.href().indexOf(')') >= 0;
    out.append(parentheses ? "](<" : "](").append(link.href()).append(parentheses ? ">" : "");
    if (!link.title().isEmpty()) {
      out.append(" \"");
      text(link.title().replace('"', '\'').replace('[', '(').replace(']', ')'), out, '"');
      out.append('"');
    }
    out.append(')');
  }
}
