package org.incidentbridge.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.Text;

/** Writes a normal line in a markup language, nesting marks so that each opens and closes once. */
public final class InlineRenderer {

  /** Stands for markup that follows, where the exact character does not matter. */
  public static final char MARKUP = '\u0001';

  /** Stands for the edge of the line. */
  public static final char EDGE = '\n';

  /** How one markup language writes each thing. Everything is appended to {@code out}. */
  public interface Dialect {
    /** Plain characters, escaped where they would be taken for markup. */
    void text(String literal, StringBuilder out, char next);

    /** A run of code. */
    void code(String literal, StringBuilder out, char next);

    /** Anything that is not text. */
    void node(Inline inline, StringBuilder out, char next);

    /** The short delimiter, the same before and after; empty if there is none. Markdown's here. */
    default String delimiter(Mark mark) {
      return switch (mark) {
        case BOLD -> "**";
        case ITALIC -> "_";
        case STRIKE -> "~~";
        default -> "";
      };
    }

    /** What opens a mark at any place; a tag of HTML here. */
    default String open(Mark mark) {
      return "<" + Tags.name(mark) + ">";
    }

    /** What closes what {@link #open} opened. */
    default String close(Mark mark) {
      return "</" + Tags.name(mark) + ">";
    }
  }

  private final Dialect dialect;
  private final StringBuilder out;

  public InlineRenderer(Dialect dialect, StringBuilder out) {
    this.dialect = dialect;
    this.out = out;
  }

  /** Appends the content; {@code next} is what will follow it. */
  public void render(List<Inline> content, char next) {
    render(content, EnumSet.noneOf(Mark.class), next);
  }

  private void render(List<Inline> content, Set<Mark> active, char next) {
    int at = 0;
    while (at < content.size()) {
      Inline inline = content.get(at);
      if (!(inline instanceof Text text)) {
        dialect.node(inline, out, following(content, at + 1, active, next));
        at++;
      } else if (text.is(Mark.CODE)) {
        dialect.code(text.text(), out, following(content, at + 1, active, next));
        at++;
      } else if (active.containsAll(text.marks())) {
        dialect.text(text.text(), out, following(content, at + 1, active, next));
        at++;
      } else {
        Mark mark = widest(content, at, active);
        int end = extent(content, at, mark);
        marked(content.subList(at, end), mark, active, following(content, end, active, next));
        at = end;
      }
    }
  }

  private void marked(List<Inline> content, Mark mark, Set<Mark> active, char next) {
    EnumSet<Mark> inner = EnumSet.of(mark);
    inner.addAll(active);
    String delimiter = dialect.delimiter(mark);
    boolean brief = !delimiter.isEmpty() && edge(before(), delimiter) && edge(next, delimiter);
    brief = brief && solid(content);
    out.append(brief ? delimiter : dialect.open(mark));
    render(content, inner, MARKUP);
    out.append(brief ? delimiter : dialect.close(mark));
  }

  private char before() {
    return out.isEmpty() ? EDGE : out.charAt(out.length() - 1);
  }

  private static boolean edge(char c, String delimiter) {
    return c == EDGE
        || c == MARKUP
        || c == ' '
        || (c > ' ' && c < 127 && !Character.isLetterOrDigit(c) && delimiter.indexOf(c) < 0);
  }

  /** Whether the marked text starts and ends with characters that a short delimiter may touch. */
  private static boolean solid(List<Inline> content) {
    String first = ((Text) content.getFirst()).text();
    String last = ((Text) content.getLast()).text();
    return Character.isLetterOrDigit(first.charAt(0))
        && Character.isLetterOrDigit(last.charAt(last.length() - 1));
  }

  private static char following(List<Inline> content, int at, Set<Mark> active, char next) {
    if (at >= content.size()) {
      return next;
    }
    return switch (content.get(at)) {
      case Text text ->
          text.is(Mark.CODE) || !active.containsAll(text.marks()) ? MARKUP : text.text().charAt(0);
      case HardBreak ignored -> EDGE;
      case Link link -> Addresses.standsAlone(link) ? link.href().charAt(0) : MARKUP;
      default -> MARKUP;
    };
  }

  /** The mark that opens here and reaches farthest; the earlier one of two that reach as far. */
  private static Mark widest(List<Inline> content, int at, Set<Mark> active) {
    Mark best = Mark.BOLD;
    int farthest = -1;
    for (Mark mark : ((Text) content.get(at)).marks()) {
      int end = active.contains(mark) ? -1 : extent(content, at, mark);
      if (end > farthest) {
        farthest = end;
        best = mark;
      }
    }
    return best;
  }

  private static int extent(List<Inline> content, int at, Mark mark) {
    int end = at;
    while (end < content.size() && content.get(end) instanceof Text text && text.is(mark)) {
      end++;
    }
    return end;
  }
}
