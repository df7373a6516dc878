package org.incidentbridge.app.cli;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.app.report.Named;
import org.incidentbridge.backtest.Counts;
import org.incidentbridge.backtest.Finding;
import org.incidentbridge.backtest.Report;
import org.incidentbridge.backtest.Tally;

/** Shows what came of a backtest. */
final class BacktestReport {
  private static final int MOST_ROWS = 100;

  private final Report report;
  private final OtherClocks clocks;
  private final Options options;

  BacktestReport(Report report, OtherClocks clocks, Options options) {
    this.report = report;
    this.clocks = clocks;
    this.options = options;
  }

  void print() {
    if (options.json()) {
      BacktestJson.write(report, clocks, options.out());
      return;
    }
    clocks.words().ifPresent(options::wrapped);
    summary();
    promises("Newly breached: kept, or not promised, under the present policy", false);
    promises("Saved: breached under the present policy, and not under the one tried", true);
    for (Tally.By by : Tally.By.values()) {
      group(by);
    }
    steps();
    duties();
    left();
    options.out().flush();
  }

  private void summary() {
    Counts all = report.tally().all();
    options.wrapped(
        "Replayed %s under the present policy and under the one tried; the outcome is different for %d of them."
            .formatted(
                Count.of(report.tally().incidents(), "incident"), report.tally().different()));
    options.wrapped(
        "Under the one tried, %s would newly be breached and %d saved; %d more would be due at another time, with the same outcome."
            .formatted(Count.of(all.newly(), "promise"), all.saved(), all.moved()));
    options.wrapped(
        "Breached in all: %s under the present policy, %s under the one tried."
            .formatted(
                share(all.breachedBefore(), all.before()),
                share(all.breachedAfter(), all.after())));
  }

  private static String share(long breached, long all) {
    return all == 0
        ? "0 of 0"
        : "%d of %d (%.1f %%)".formatted(breached, all, 100.0 * breached / all);
  }

  /** What could not be judged, or not in full, and why. */
  private void left() {
    Tally tally = report.tally();
    if (tally.earlier() > 0 || !tally.problems().isEmpty()) {
      options.out().println();
    }
    if (tally.earlier() > 0) {
      options.wrapped(
          "Not replayed: %s that began before --since."
              .formatted(Count.of(tally.earlier(), "incident")));
    }
    tally
        .problems()
        .forEach(
            (what, count) ->
                options.wrapped(
                    "Not computed in full under the policy tried, for %s: %s"
                        .formatted(Count.of(count, "incident"), what)));
  }

  private void promises(String title, boolean saved) {
    Table table =
        Table.fitting(
            options.width(),
            "TICKET",
            "INCIDENT",
            "SEVERITY",
            "SERVICE",
            "LEVEL",
            "CLOCK",
            "CYCLE",
            "DUE AT PRESENT",
            "DUE IF TRIED");
    long rows = 0;
    for (Finding finding : report.findings()) {
      for (Finding.ClockShift shift : finding.clocks()) {
        if (shift.saved() == saved && rows++ < MOST_ROWS) {
          row(table, finding, shift);
        }
      }
    }
    if (!table.isEmpty()) {
      options.out().println();
      options.wrapped("%s (%d):".formatted(title, rows));
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
        Named.orNone(finding.place().severity()),
        Named.orNone(finding.place().service()),
        Named.orNone(finding.place().level()),
        shift.clock(),
        shift.cycle(),
        time(shift.before()),
        time(shift.after()));
  }

  private static String time(Optional<Instant> at) {
    return at.map(Table::time).orElse("-");
  }

  private void group(Tally.By by) {
    Table table =
        Table.fitting(
            options.width(),
            "BY " + by.name(),
            "PROMISES",
            "BREACHED AT PRESENT",
            "BREACHED IF TRIED",
            "NEWLY BREACHED",
            "SAVED");
    report.tally().by(by).forEach((word, c) -> counts(table, Named.orNone(word), c));
    if (report.tally().by(by).size() > 1) {
      counts(table, "all", report.tally().all());
    }
    print(table);
    if (by == Tally.By.LEVEL && !table.isEmpty()) {
      options.wrapped(
          "Steps count from the beginning here, as if either policy had always been in force: levels can differ from those of report levels.");
    }
  }

  private static void counts(Table table, String word, Counts c) {
    table.row(word, c.after(), c.breachedBefore(), c.breachedAfter(), c.newly(), c.saved());
  }

  private void steps() {
    Table table = Table.fitting(options.width(), "STEP", "FIRED AT PRESENT", "FIRED IF TRIED");
    for (Map.Entry<String, Tally.Amount> each : report.tally().steps().entrySet()) {
      table.row(each.getKey(), each.getValue().before(), each.getValue().after());
    }
    print(table);
  }

  private void duties() {
    Table table =
        Table.fitting(
            options.width(),
            "OBLIGATION",
            "OPENED AT PRESENT",
            "OPENED IF TRIED",
            "LATE AT PRESENT",
            "LATE IF TRIED");
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
