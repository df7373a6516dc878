package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.text.Inline.Text;

/**
 * Joins texts of equal marks, and takes marks off the white space at their edges, since no markup
 * language can open or close a mark at a space.
 */
final class MarkEdges {

  private MarkEdges() {}

  static List<Inline> tidied(List<Inline> content) {
    List<Inline> out = new ArrayList<>();
    List<Text> run = new ArrayList<>();
    for (Inline inline : content) {
      if (inline instanceof Text text) {
        run.addAll(segments(text));
      } else {
        flush(run, out);
        out.add(inline);
      }
    }
    flush(run, out);
    return out;
  }

  private static void flush(List<Text> run, List<Inline> out) {
    List<Set<Mark>> marks = new ArrayList<>();
    run.forEach(text -> marks.add(mutable(text.marks())));
    for (Mark mark : Mark.values()) {
      strip(mark, run, marks);
    }
    int at = 0;
    while (at < run.size()) {
      StringBuilder joined = new StringBuilder();
      Set<Mark> same = marks.get(at);
      while (at < run.size() && marks.get(at).equals(same)) {
        joined.append(run.get(at++).text());
      }
      out.add(new Text(joined.toString(), same));
    }
    run.clear();
  }

  private static EnumSet<Mark> mutable(Set<Mark> marks) {
    EnumSet<Mark> copy = EnumSet.noneOf(Mark.class);
    copy.addAll(marks);
    return copy;
  }

  private static void strip(Mark mark, List<Text> run, List<Set<Mark>> marks) {
    int at = 0;
    while (at < run.size()) {
      int end = at;
      while (end < run.size() && marks.get(end).contains(mark)) {
        end++;
      }
      for (int i = at; i < end && blank(run.get(i)); i++) {
        marks.get(i).remove(mark);
      }
      for (int i = end - 1; i >= at && blank(run.get(i)); i--) {
        marks.get(i).remove(mark);
      }
      at = end + 1;
    }
  }

  private static boolean blank(Text text) {
    return Characters.blank(text.text());
  }

  /** A marked text apart from the white space at its edges; marks are taken off nowhere else. */
  private static List<Text> segments(Text text) {
    String leading = leading(text);
    if (text.text().isEmpty()
        || text.marks().isEmpty()
        || leading.length() == text.text().length()) {
      return text.text().isEmpty() ? List.of() : List.of(text);
    }
    String trailing = trailing(text);
    int end = text.text().length() - trailing.length();
    List<Text> pieces = new ArrayList<>(3);
    add(leading, text.marks(), pieces);
    add(text.text().substring(leading.length(), end), text.marks(), pieces);
    add(trailing, text.marks(), pieces);
    return pieces;
  }

  private static void add(String text, Set<Mark> marks, List<Text> pieces) {
    if (!text.isEmpty()) {
      pieces.add(new Text(text, marks));
    }
  }

  static String leading(Inline inline) {
    String text = inline instanceof Text t ? t.text() : "";
    int end = 0;
    while (end < text.length() && Characters.space(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  static String trailing(Inline inline) {
    String text = inline instanceof Text t ? t.text() : "";
    int start = text.length();
    while (start > 0 && Characters.space(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start);
  }

  /** Tidied texts without the white space at both ends. */
  static List<Inline> stripped(List<Inline> texts) {
    List<Inline> out = new ArrayList<>(texts);
    if (!out.isEmpty() && out.getFirst() instanceof Text first) {
      out.removeFirst();
      String rest = first.text().substring(leading(first).length());
      if (!rest.isEmpty()) {
        out.addFirst(new Text(rest, first.marks()));
      }
    }
    if (!out.isEmpty() && out.getLast() instanceof Text last) {
      out.removeLast();
      String rest = last.text().substring(0, last.text().length() - trailing(last).length());
      if (!rest.isEmpty()) {
        out.addLast(new Text(rest, last.marks()));
      }
    }
    return out;
  }
}
