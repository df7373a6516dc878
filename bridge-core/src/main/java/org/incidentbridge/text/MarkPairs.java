package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.text.Inline.Text;

/**
 * Collects a line while it is parsed. A closing delimiter pairs with the last opening one; one that
 * finds no partner stays as the characters it was. Linear in the length of the line.
 */
public final class MarkPairs {

  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, Integer> open = new HashMap<>();
  private final StringBuilder literal = new StringBuilder();

  private static final class Piece {
    private final Inline inline;
    private final EnumSet<Mark> opens = EnumSet.noneOf(Mark.class);
    private final EnumSet<Mark> closes = EnumSet.noneOf(Mark.class);
    private boolean paired;

    private Piece(Inline inline) {
      this.inline = inline;
    }
  }

  public MarkPairs literal(char c) {
    literal.append(c);
    return this;
  }

  public MarkPairs literal(String text) {
    literal.append(text);
    return this;
  }

  public MarkPairs node(Inline inline) {
    flush();
    pieces.add(new Piece(inline));
    return this;
  }

  /**
   * A delimiter.
   *
   * @param style pairs only with a delimiter of the same style and mark
   * @param source what it is if nothing pairs with it
   */
  public void delimiter(Mark mark, Delimiter style, String source) {
    flush();
    Piece piece = new Piece(new Text(source));
    String key = mark + " " + style.name();
    Integer opener = open.get(key);
    if (style.closes() && opener != null) {
      open.remove(key);
      pieces.get(opener).paired = true;
      pieces.get(opener).opens.add(mark);
      piece.paired = true;
      piece.closes.add(mark);
    } else if (style.opens()) {
      open.put(key, pieces.size());
    }
    pieces.add(piece);
  }

  /** What a delimiter can do where it stands. */
  public record Delimiter(String name, boolean opens, boolean closes) {}

  /** The line as parsed, not yet normalised. */
  public List<Inline> build() {
    flush();
    List<Inline> out = new ArrayList<>();
    Map<Mark, Integer> active = new EnumMap<>(Mark.class);
    for (Piece piece : pieces) {
      if (piece.paired) {
        piece.opens.forEach(mark -> active.merge(mark, 1, Integer::sum));
        piece.closes.forEach(mark -> active.computeIfPresent(mark, (m, n) -> n > 1 ? n - 1 : null));
      } else {
        out.add(withMarks(piece.inline, active.keySet()));
      }
    }
    return out;
  }

  private static Inline withMarks(Inline inline, Set<Mark> marks) {
    if (inline instanceof Text text && !text.is(Mark.CODE) && !marks.isEmpty()) {
      EnumSet<Mark> all = EnumSet.copyOf(marks);
      all.addAll(text.marks());
      return new Text(text.text(), all);
    }
    if (inline instanceof Inline.Link link && !marks.isEmpty()) {
      return new Inline.Link(
          link.href(),
          link.title(),
          link.content().stream().map(content -> withMarks(content, marks)).toList());
    }
    return inline;
  }

  private void flush() {
    if (!literal.isEmpty()) {
      pieces.add(new Piece(new Text(literal.toString())));
      literal.setLength(0);
    }
  }
}
