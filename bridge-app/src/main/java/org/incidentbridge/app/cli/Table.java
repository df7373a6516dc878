package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, as wide as they need to be and no wider than a screen allows. */
final class Table {

  private static final int WIDEST = 60;
  private static final int GAP = 2;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> head;
  private final Shape shape;

  /**
   * How a table looks.
   *
   * @param widest cells are cut at this width
   * @param indent before each line
   * @param line how wide a line may be if the last column is shown whole, below each other where it
   *     must; 0 if it is cut like the others
   */
  private record Shape(int widest, String indent, int line) {}

  Table(String... head) {
    this(new Shape(WIDEST, "", 0), List.of(head));
  }

  private Table(Shape shape, List<String> head) {
    this.shape = shape;
    this.head = head;
  }

  /** A table without names of its columns, below something that says what it is. */
  static Table bare(String indent) {
    return new Table(new Shape(WIDEST, indent, 0), List.of());
  }

  /** The same, with the last column shown whole, in lines of this width. */
  static Table bare(String indent, int width) {
    return new Table(new Shape(WIDEST, indent, width), List.of());
  }

  /** A table whose cells are cut at a width of their own. */
  static Table within(int widest, String... head) {
    return new Table(new Shape(widest, "", 0), List.of(head));
  }

  /** A table whose last column is shown whole, in lines of this width. */
  static Table telling(int width, String... head) {
    return new Table(new Shape(WIDEST, "", width), List.of(head));
  }

  Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      boolean whole = shape.line() > 0 && i == cells.length - 1;
      String flat = oneLine(String.valueOf(cells[i]));
      row.add(whole ? flat : cut(flat, shape.widest()));
    }
    rows.add(row);
    return this;
  }

  /** How much of a text is shown. */
  int widest() {
    return shape.widest();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(PrintWriter out) {
    List<List<String>> all = new ArrayList<>(rows);
    if (!head.isEmpty()) {
      all.addFirst(head);
    }
    int[] widths = widths(all);
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder(shape.indent());
      for (int i = 0; i < row.size() - 1; i++) {
        String cell = row.get(i);
        line.append(cell).append(" ".repeat(widths[i] - Wrapped.length(cell) + GAP));
      }
      line.append(last(row.getLast(), Wrapped.length(line)));
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  private static int[] widths(List<List<String>> all) {
    int[] widths = new int[all.isEmpty() ? 0 : all.getFirst().size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Wrapped.length(row.get(i)));
      }
    }
    return widths;
  }

  private String last(String cell, int before) {
    return shape.line() == 0 ? cell : Wrapped.hanging(cell, " ".repeat(before), shape.line());
  }

  /** A point in time as people read it: to the second, in UTC. */
  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** A text of bounded width, with a mark where it was cut. */
  private static String cut(String flat, int widest) {
    if (Wrapped.length(flat) <= widest) {
      return flat;
    }
    return flat.substring(0, flat.offsetByCodePoints(0, widest - 1)) + "\u2026";
  }
}
