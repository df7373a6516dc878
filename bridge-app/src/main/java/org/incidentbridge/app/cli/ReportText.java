package org.incidentbridge.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.incidentbridge.app.report.Page;
import org.incidentbridge.app.report.Page.Section;
import org.incidentbridge.app.report.Page.Tile;
import org.incidentbridge.app.report.Shown;

/** A report in a terminal, and for scripts. */
final class ReportText {

  private final Page page;
  private final Options options;
  private final Shown shown;

  ReportText(Page page, Options options) {
    this.page = page;
    this.options = options;
    this.shown = new Shown(page.head().zone());
  }

  /**
   * Prints it.
   *
   * @param only the key of a section; empty for all
   */
  void print(String only) {
    if (only.isEmpty()) {
      options.wrapped(
          page.head().title()
              + ": "
              + page.tiles().stream().map(ReportText::tile).collect(Collectors.joining(", ")));
    }
    page.sections().stream()
        .filter(s -> only.isEmpty() || s.key().equals(only))
        .forEach(this::section);
    if (only.isEmpty()) {
      options.out().println();
      page.notes().forEach(options::wrapped);
    }
  }

  private static String tile(Tile tile) {
    return tile.value() + " " + tile.label();
  }

  private void section(Section section) {
    options.out().println();
    options.out().println(section.title() + (section.rows().isEmpty() ? ": none" : ""));
    if (!section.rows().isEmpty()) {
      String[] head =
          IntStream.range(0, section.columns().size())
              .mapToObj(i -> shown.title(section, i).toUpperCase(java.util.Locale.ROOT))
              .toArray(String[]::new);
      Table table = Table.fitting(options.width(), head);
      section.rows().forEach(row -> table.row(row.stream().map(shown::text).toArray()));
      table.print(options.out());
    }
  }

  /**
   * For scripts.
   *
   * @param only the key of a section; empty for all
   */
  static Map<String, Object> json(Page page, String only) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("report", page.head().name());
    json.put("since", Json.time(page.head().since()));
    json.put("until", Json.time(page.head().until()));
    json.put("zone", new Shown(page.head().zone()).zoneName());
    for (Section section : page.sections()) {
      if (only.isEmpty() || section.key().equals(only)) {
        json.put(section.key(), rows(section));
      }
    }
    return json;
  }

  private static List<Map<String, Object>> rows(Section section) {
    return section.rows().stream().map(row -> Shown.json(section, row)).toList();
  }
}
