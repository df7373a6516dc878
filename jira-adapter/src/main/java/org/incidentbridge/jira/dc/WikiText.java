package org.incidentbridge.jira.dc;

import java.util.List;
import java.util.regex.Pattern;
import org.incidentbridge.text.Addresses;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.OpaqueRef;
import org.incidentbridge.text.InlineRenderer;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.Placeholders;

/** What stands inside a line of wiki markup. */
final class WikiText implements InlineRenderer.Dialect {

  private static final Pattern SAFE_IMAGE =
      Pattern.compile("[^!|\\s\\[\\]{}\\\\][^!|\\[\\]{}\\\\]*\\.[A-Za-z0-9]{1,5}");
  private static final Pattern SAFE_FILE = Pattern.compile("[^|\\[\\]{}\\\\]+");

  private boolean oneLine;
  private boolean inLink;
  private int addressEnd = -1;

  String paragraph(List<Inline> content) {
    return render(content);
  }

  /** Content of an item, a cell or a heading. */
  String oneLine(List<Inline> content) {
    oneLine = true;
    String line = render(content);
    oneLine = false;
    return line;
  }

  private String render(List<Inline> content) {
    StringBuilder out = new StringBuilder();
    addressEnd = -1;
    new InlineRenderer(this, out).render(content, InlineRenderer.EDGE);
    return out.toString();
  }

  @Override
  public void text(String literal, StringBuilder out, char next) {
    boolean joined = addressEnd == out.length();
    new WikiEscapes(literal, next, inLink).append(out, joined);
  }

  @Override
  public void code(String literal, StringBuilder out, char next) {
    out.append("{{");
    WikiEscapes.all(literal, out);
    out.append("}}");
  }

  @Override
  public void node(Inline inline, StringBuilder out, char next) {
    switch (inline) {
      case HardBreak ignored -> out.append(oneLine ? "\\\\" : "\n");
      case Link link -> link(link, out, next);
      case AttachmentRef ref -> attachment(ref, out);
      case OpaqueRef ref -> text(Placeholders.of(ref), out, InlineRenderer.MARKUP);
      case MentionedPerson person -> out.append("[~").append(person.id()).append(']');
      case OpaqueInline node -> out.append(node.payload());
      default -> throw new IllegalStateException("not fitted: " + inline.getClass());
    }
  }

  private void attachment(AttachmentRef ref, StringBuilder out) {
    boolean afterWord = !out.isEmpty() && Character.isLetterOrDigit(out.charAt(out.length() - 1));
    String name = ref.fileName();
    boolean plain = !name.contains("://") && !name.startsWith("~");
    if (ref.image() && !afterWord && plain && SAFE_IMAGE.matcher(name).matches()) {
      out.append('!').append(name).append('!');
    } else if (!ref.image() && plain && SAFE_FILE.matcher(name).matches()) {
      out.append("[^").append(name).append(']');
    } else {
      text(Placeholders.of(ref), out, InlineRenderer.MARKUP);
    }
  }

  private void link(Link link, StringBuilder out, char next) {
    char before = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
    boolean alone =
        Addresses.standsAlone(link)
            && !Character.isLetterOrDigit(before)
            && (WikiInlines.gap(next) || WikiInlines.escapable(next))
            && next != '\\'
            && next != '&'
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
    out.append('|').append(link.href());
    if (!link.title().isEmpty()) {
      out.append('|').append(link.title());
    }
    out.append(']');
  }

  @Override
  public String delimiter(Mark mark) {
    boolean mayMention = mark == Mark.SUBSCRIPT; // behind a bracket it would
    return inLink || mayMention ? "" : sign(mark);
  }

  @Override
  public String open(Mark mark) {
    return "{" + sign(mark) + "}";
  }

  @Override
  public String close(Mark mark) {
    return open(mark);
  }

  private static String sign(Mark mark) {
    return switch (mark) {
      case BOLD -> "*";
      case ITALIC -> "_";
      case STRIKE -> "-";
      case UNDERLINE -> "+";
      case SUPERSCRIPT -> "^";
      case SUBSCRIPT -> "~";
      case CODE -> "";
    };
  }
}
