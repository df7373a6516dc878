package org.incidentbridge.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.incidentbridge.app.report.Page.Column;
import org.incidentbridge.app.report.Page.Section;
import org.incidentbridge.decide.Spell;

/** Values in words, in one time zone. */
public final class Shown {

  private static final int MILLIS = 3;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder().appendInstant(MILLIS).toFormatter();

  private final ZoneId zone;
  private final DateTimeFormatter time;

  /** Times of other zones than UTC tell their offset, as an hour may come twice there. */
  public Shown(ZoneId zone) {
    this.zone = zone;
    boolean universal = zone.normalized().equals(ZoneOffset.UTC);
    String pattern = universal ? "uuuu-MM-dd HH:mm" : "uuuu-MM-dd HH:mmxxx";
    this.time = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
  }

  /** For people. */
  public String text(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> text.text();
      case Cell.Tickets tickets -> tickets.text();
      case Cell.Count count -> Long.toString(count.count());
      case Cell.Time at -> time(at.at());
      case Cell.Span span -> span(span.length());
      case Cell.Share share -> percent(share.share());
      case Cell.Marks marks -> String.join(", ", marks.marks());
      case Cell.Nothing nothing -> "";
    };
  }

  /** The title of a column, with the zone where it holds times. */
  public String title(Section section, int column) {
    String title = section.columns().get(column).title();
    boolean times = section.rows().stream().anyMatch(r -> r.get(column) instanceof Cell.Time);
    return times ? title + " (" + zoneName() + ")" : title;
  }

  /** What the zone is called. */
  public String zoneName() {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  String time(Instant at) {
    return time.format(at);
  }

  /** For programs: in UTC, always of the same length, so that texts are in the order of time. */
  static String iso(Instant at) {
    return ISO.format(at);
  }

  static String span(Duration length) {
    return length.isNegative() ? "-" + Spell.of(length.negated()) : Spell.of(length);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /**
   * For scripts: times as ISO 8601 in UTC, lengths of time in seconds, shares from 0 to 1; what is
   * not known is left out.
   */
  public static Map<String, Object> json(Section section, List<Cell> row) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      Column column = section.columns().get(i);
      switch (row.get(i)) {
        case Cell.Text text -> json.put(column.key(), text.text());
        case Cell.Tickets tickets -> json.put(column.key(), tickets.text());
        case Cell.Count count -> json.put(column.key(), count.count());
        case Cell.Time at -> json.put(column.key(), iso(at.at()));
        case Cell.Span span -> json.put(column.key(), span.length().toSeconds());
        case Cell.Share share -> json.put(column.key(), share.share());
        case Cell.Marks marks -> json.put(column.key(), marks.marks());
        case Cell.Nothing nothing -> {}
      }
    }
    return json;
  }
}
