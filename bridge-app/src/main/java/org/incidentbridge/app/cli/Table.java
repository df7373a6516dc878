package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.text.Characters;

/** Columns of text, as wide as they need to be and no wider than a screen allows. */
final class Table {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int WIDEST = 60;

  /** Titles and names are shorter; longer texts are told by their beginning. */
  private static final int MOST = 256;

  private static final int GAP = 2;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> head;
  private final Shape shape;

  /**
   * How a table looks.
   *
   * @param most cells are cut at this length, but the last of a row
   * @param indent before each line
   * @param line how wide a line may be
   */
  private record Shape(int most, String indent, int line) {}

  private Table(Shape shape, List<String> head) {
    this.shape = shape;
    this.head = head;
  }

  /**
   * A table without names of its columns, below something that says what it is, in lines of this
   * width, with cells in several lines where they must be.
   */
  static Table bare(String indent, int width) {
    return new Table(new Shape(MOST, indent, width), List.of());
  }

  /** A table in lines of this width, with cells in several lines where they must be. */
  static Table fitting(int width, String... head) {
    return new Table(new Shape(MOST, "", width), List.of(head));
  }

  /** The same with all cells but the last of a row cut at a width of their own. */
  static Table within(int widest, int width, String... head) {
    return new Table(new Shape(widest, "", width), List.of(head));
  }

  Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      boolean whole = i == cells.length - 1;
      String flat = people(Characters.oneLine(Harmless.of(String.valueOf(cells[i]))));
      row.add(whole ? flat : cut(flat, shape.most()));
    }
    rows.add(row);
    return this;
  }

  /** How much of a text is shown. */
  int widest() {
    return shape.most();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(PrintWriter out) {
    List<List<String>> all = new ArrayList<>(rows);
    if (!head.isEmpty()) {
      all.addFirst(head);
    }
    if (!all.isEmpty()) {
      int[] widths = new ColumnWidths(all, WIDEST, GAP).within(room());
      all.forEach(row -> print(out, row, widths));
    }
    out.flush();
  }

  /** Whether no line is wider than it may be, as it is where the last column's words are long. */
  boolean fits() {
    StringWriter lines = new StringWriter();
    print(new PrintWriter(lines));
    return lines.toString().lines().allMatch(line -> Wrapped.length(line) <= shape.line());
  }

  private int room() {
    return shape.line() == Integer.MAX_VALUE
        ? Integer.MAX_VALUE
        : shape.line() - shape.indent().length();
  }

  private void print(PrintWriter out, List<String> row, int[] widths) {
    List<List<String>> cells = new ArrayList<>();
    int last = row.size() - 1;
    for (int i = 0; i <= last; i++) {
      cells.add(
          i == last ? Wrapped.words(row.get(i), widths[i]) : Wrapped.cell(row.get(i), widths[i]));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder(shape.indent());
      for (int i = 0; i <= last; i++) {
        String part = y < cells.get(i).size() ? cells.get(i).get(y) : "";
        line.append(part);
        if (i < last) {
          line.append(" ".repeat(widths[i] - Wrapped.length(part) + GAP));
        }
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** A point in time as people read it, below a heading that names the zone, UTC. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  /** The same in a sentence. */
  static String moment(Instant at) {
    return time(at) + " UTC";
  }

  /** A cell that is a point in time, such as a due date, looks like all others. */
  private static String people(String cell) {
    return Json.isTime(cell) ? moment(Instant.parse(cell)) : cell;
  }

  /** A text of bounded width, with a mark where it was cut. */
  private static String cut(String flat, int widest) {
    if (Wrapped.length(flat) <= widest) {
      return flat;
    }
    return flat.substring(0, flat.offsetByCodePoints(0, widest - 1)) + "\u2026";
  }
}
