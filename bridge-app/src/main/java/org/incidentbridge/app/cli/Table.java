package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, as wide as they need to be and no wider than a screen allows. */
final class Table {

  private static final int WIDEST = 60;
  private final List<List<String>> rows = new ArrayList<>();
  private final int widest;

  Table(String... head) {
    this(WIDEST, List.of(head));
  }

  private Table(int widest, List<String> head) {
    this.widest = widest;
    rows.add(head);
  }

  /** A table whose cells are cut at a width of their own. */
  static Table within(int widest, String... head) {
    return new Table(widest, List.of(head));
  }

  Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(oneLine(String.valueOf(cell), widest));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  void print(PrintWriter out) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String cell = row.get(i);
        line.append(cell);
        if (i < columns - 1) {
          line.append(" ".repeat(widths[i] - width(cell) + 2));
        }
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A point in time as people read it: to the second, in UTC. */
  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A text cut to one line of bounded width, with a mark where it was cut. */
  private static String oneLine(String text, int widest) {
    String flat = text.strip().replaceAll("\\s+", " ");
    if (width(flat) <= widest) {
      return flat;
    }
    return flat.substring(0, flat.offsetByCodePoints(0, widest - 1)) + "\u2026";
  }
}
