package org.incidentbridge.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Store;

/** What the trackers could not take as it was in the last days, out of the ledger. */
final class Losses {

  private final Store.Tables tables;
  private final int days;
  private final List<Ledger.Line> lines;

  private Losses(Store.Tables tables, int days, List<Ledger.Line> lines) {
    this.tables = tables;
    this.days = days;
    this.lines = lines;
  }

  /** Those of the last days before a point in time. */
  static Losses of(Store.Tables tables, int days, Instant now) {
    return new Losses(tables, days, tables.ledger().losses(now.minus(Duration.ofDays(days))));
  }

  int count() {
    return lines.size();
  }

  /** How many there are, in a sentence; empty if there are none. */
  Optional<String> line(String hint) {
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s in the last %s, where a tracker could not take something as it was. See what with: %s"
                .formatted(Count.of(lines.size(), "loss"), Count.of(days, "day"), hint));
  }

  /** Every one of them, newest first. */
  void print(Options options) {
    if (lines.isEmpty()) {
      options.wrapped("No losses in the last %s.".formatted(Count.of(days, "day")));
      return;
    }
    Table table = Table.fitting(options.width(), "AT (UTC)", "INCIDENT", "TICKET", "LOSS");
    lines.forEach(l -> table.row(Table.time(l.at()), l.incident(), ticket(l), l.text().summary()));
    table.print(options.out());
  }

  private String ticket(Ledger.Line line) {
    return line.ticket().map(ref -> Commands.label(tables, ref)).orElse("");
  }

  List<Map<String, Object>> json() {
    return lines.stream().map(this::json).toList();
  }

  private Map<String, Object> json(Ledger.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", Json.time(line.at()));
    json.put("incident", line.incident().text());
    json.put("ticket", ticket(line));
    json.put("loss", line.text().summary());
    return json;
  }
}
