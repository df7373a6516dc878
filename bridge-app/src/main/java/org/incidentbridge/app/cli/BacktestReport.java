package org.incidentbridge.app.cli;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.incidentbridge.backtest.Counts;
import org.incidentbridge.backtest.Finding;
import org.incidentbridge.backtest.Report;
import org.incidentbridge.backtest.Tally;

/** Shows what came of a backtest. */
final class BacktestReport {
  private static final int MOST_ROWS = 100;

  private final Report report;
  private final Options options;

  BacktestReport(Report report, Options options) {
    this.report = report;
    this.options = options;
  }

  void print() {
    if (options.json()) {
      BacktestJson.write(report, options.out());
      return;
    }
    summary();
    promises();
    for (Tally.By by : Tally.By.values()) {
      group(by.name().toLowerCase(Locale.ROOT), report.tally().by(by));
    }
    steps();
    duties();
    report
        .tally()
        .problems()
        .forEach((what, count) -> options.wrapped("%d incidents: %s".formatted(count, what)));
    options.out().flush();
  }

  private void summary() {
    Counts all = report.tally().all();
    options.wrapped(
        "%d incidents replayed, %d of them with differences."
            .formatted(report.tally().incidents(), report.tally().different()));
    options.wrapped(
        "Breached: %d of %d promises now, %d of %d then: %d newly breached, %d saved; %d others due at another time."
            .formatted(
                all.breachedBefore(),
                all.before(),
                all.breachedAfter(),
                all.after(),
                all.newly(),
                all.saved(),
                all.moved()));
  }

  private void promises() {
    Table table =
        Table.fitting(
            options.width(),
            "TICKET",
            "INCIDENT",
            "SEVERITY",
            "CLOCK",
            "CYCLE",
            "DUE NOW",
            "DUE THEN",
            "WHAT");
    long rows = 0;
    for (Finding finding : report.findings()) {
      for (Finding.ClockShift shift : finding.clocks()) {
        if (rows++ < MOST_ROWS) {
          row(table, finding, shift);
        }
      }
    }
    if (!table.isEmpty()) {
      options.out().println();
      table.print(options.out());
    }
    if (rows > MOST_ROWS) {
      options.wrapped("… and %d more; --json has all.".formatted(rows - MOST_ROWS));
    }
  }

  private static void row(Table table, Finding finding, Finding.ClockShift shift) {
    table.row(
        finding.key(),
        finding.id(),
        finding.place().severity(),
        shift.clock(),
        shift.cycle(),
        time(shift.before()),
        time(shift.after()),
        shift.saved() ? "saved" : "newly breached");
  }

  private static String time(Optional<Instant> at) {
    return at.map(Table::time).orElse("-");
  }

  private void group(String name, SortedMap<String, Counts> groups) {
    Table table =
        Table.fitting(
            options.width(),
            name.toUpperCase(Locale.ROOT),
            "PROMISES",
            "BREACHED NOW",
            "THEN",
            "NEWLY",
            "SAVED");
    groups.forEach(
        (word, c) ->
            table.row(
                word.isEmpty() ? "(none)" : word,
                c.after(),
                c.breachedBefore(),
                c.breachedAfter(),
                c.newly(),
                c.saved()));
    print(table);
  }

  private void steps() {
    Table table = Table.fitting(options.width(), "STEP", "FIRED NOW", "THEN");
    for (Map.Entry<String, Tally.Amount> each : report.tally().steps().entrySet()) {
      table.row(each.getKey(), each.getValue().before(), each.getValue().after());
    }
    print(table);
  }

  private void duties() {
    Table table =
        Table.fitting(options.width(), "OBLIGATION", "OPENED NOW", "THEN", "LATE NOW", "THEN");
    report
        .tally()
        .duties()
        .forEach(
            (name, opened) -> {
              var late = report.tally().lateDuties().getOrDefault(name, new Tally.Amount(0, 0));
              table.row(name, opened.before(), opened.after(), late.before(), late.after());
            });
    print(table);
  }

  private void print(Table table) {
    if (!table.isEmpty()) {
      options.out().println();
      table.print(options.out());
    }
  }
}
