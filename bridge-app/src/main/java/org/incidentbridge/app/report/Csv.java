package org.incidentbridge.app.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.incidentbridge.app.report.Page.Column;
import org.incidentbridge.app.report.Page.Section;

/**
 * A table as RFC 4180 has it. Times are ISO 8601 in UTC, lengths of time are seconds, shares are 0
 * to 1. A text that a spreadsheet would take for a formula is led by an apostrophe.
 */
public final class Csv {

  private static final String END = "\r\n";

  /** The last four are wide ones, which some spreadsheets of East Asia take for the first four. */
  private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private Csv() {}

  public static String of(Section section) {
    List<Cell> head =
        section.columns().stream().map(Column::key).<Cell>map(Cell.Text::new).toList();
    return line(head) + section.rows().stream().map(Csv::line).collect(Collectors.joining());
  }

  private static String line(List<Cell> row) {
    return row.stream().map(Csv::field).collect(Collectors.joining(",", "", END));
  }

  private static String field(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> quoted(harmless(text.text()));
      case Cell.Tickets tickets -> quoted(harmless(tickets.text()));
      case Cell.Count count -> Long.toString(count.count());
      case Cell.Time at -> Shown.iso(at.at());
      case Cell.Span span -> Long.toString(span.length().toSeconds());
      case Cell.Share share -> String.format(Locale.ROOT, "%.4f", share.share());
      case Cell.Marks marks -> quoted(harmless(String.join(" ", marks.marks())));
      case Cell.Nothing nothing -> "";
    };
  }

  private static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
