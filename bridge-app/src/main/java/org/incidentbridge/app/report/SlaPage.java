package org.incidentbridge.app.report;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.app.report.Page.Column;
import org.incidentbridge.app.report.Page.Section;
import org.incidentbridge.app.report.Page.Tile;
import org.incidentbridge.app.report.Page.Tone;
import org.incidentbridge.report.SlaReport;
import org.incidentbridge.report.SlaReport.Kept;
import org.incidentbridge.report.SlaReport.Miss;
import org.incidentbridge.report.SlaReport.Row;

/** Promises kept and broken, as a page. */
public final class SlaPage {

  private static final int WORST = 25;
  private static final List<String> BREACHES =
      List.of("to 1 h", "to 4 h", "to 8 h", "to 24 h", "to 3 d", "to 7 d", "more");
  private static final int[] BREACH_HOURS = {1, 4, 8, 24, 72, 168};

  private SlaPage() {}

  public static Page of(SlaReport report, ZoneId zone) {
    var head =
        new Page.Head(
            "sla", "Promises kept", report.period().since(), report.period().until(), zone);
    return new Page(
        head,
        tiles(report),
        List.of(
            kept("severity", "By clock and severity", report.bySeverity(), true),
            kept("service", "By clock and service", report.byService(), false),
            breaches(report),
            worst(report),
            close(report),
            Left.section(report.leftOut())),
        List.of(
            "The sums above leave out clocks that begin anew with each answer (again: repeat): each"
                + " answer would count as a promise kept.",
            "A promise counts in the period in which it was decided: met when it was stopped at or"
                + " before its due time, missed when its due time passed, whether it was stopped after it,"
                + " or breached: still running.",
            "Covered is the time that the clock's calendar counts, without pauses; elapsed is all"
                + " of it. Of what was closed under an earlier policy the covered time is not known."
                + " Medians and 90th percentiles are of what was stopped in the period.",
            Left.note(report.leftOut())));
  }

  private static List<Tile> tiles(SlaReport report) {
    List<Row> rows = report.bySeverity().stream().filter(row -> !row.repeats()).toList();
    long met = rows.stream().mapToLong(r -> r.kept().met()).sum();
    long missed = rows.stream().mapToLong(r -> r.kept().missed()).sum();
    var all = new Kept(met, missed, 0);
    String share = all.share().map(Shown::percent).orElse("none");
    int close = report.close().size();
    return List.of(
        new Tile("kept", share, missed == 0 ? Tone.GOOD : Tone.PLAIN),
        new Tile("met", String.valueOf(met), Tone.GOOD),
        new Tile("missed", String.valueOf(missed), missed == 0 ? Tone.GOOD : Tone.BAD),
        new Tile("due soon", String.valueOf(close), close == 0 ? Tone.GOOD : Tone.BAD));
  }

  private static Section kept(String key, String title, List<Row> rows, boolean plotted) {
    return new Section(
        key,
        title,
        plotted ? Optional.of(plot(title, rows)) : Optional.empty(),
        Column.of(
            "clock",
            "Clock",
            key,
            key.equals("severity") ? "Severity" : "Service",
            "met",
            "Met",
            "missed",
            "Missed",
            "running",
            "Running",
            "share",
            "Kept",
            "coveredMedian",
            "Covered median",
            "coveredP90",
            "Covered 90 %",
            "elapsedMedian",
            "Elapsed median",
            "elapsedP90",
            "Elapsed 90 %"),
        rows.stream().map(SlaPage::row).toList());
  }

  private static List<Cell> row(Row row) {
    return List.of(
        Cell.of(row.clock()),
        Cell.named(row.group()),
        Cell.of(row.kept().met()),
        Cell.of(row.kept().missed()),
        Cell.of(row.kept().running()),
        Cell.share(row.kept().share(), row.kept().missed() == 0),
        Cell.span(row.covered().median()),
        Cell.span(row.covered().ninetieth()),
        Cell.span(row.elapsed().median()),
        Cell.span(row.elapsed().ninetieth()));
  }

  private static Plot plot(String title, List<Row> all) {
    List<Row> rows = all.stream().filter(r -> r.kept().met() + r.kept().missed() > 0).toList();
    List<String> names = rows.stream().map(r -> r.clock() + " " + Named.orNone(r.group())).toList();
    return new Plot(
        "Met and missed",
        title + ", one bar each; the figures are in the table below.",
        Plot.Kind.STACKED,
        names,
        List.of(
            Plot.Series.bars("met", Plot.Ink.GOOD, rows.stream().map(r -> r.kept().met()).toList()),
            Plot.Series.bars(
                "missed", Plot.Ink.BAD, rows.stream().map(r -> r.kept().missed()).toList())));
  }

  private static Section breaches(SlaReport report) {
    List<Long> counts =
        BREACHES.stream()
            .map(b -> report.misses().stream().filter(m -> bucket(m).equals(b)).count())
            .toList();
    var plot =
        new Plot(
            "Time until a promise was broken",
            "Elapsed time from the start of the clock to its due time; the figures are in the"
                + " table below.",
            Plot.Kind.BESIDE,
            BREACHES,
            List.of(Plot.Series.bars("missed", Plot.Ink.BAD, counts)));
    return new Section(
        "time-to-breach",
        "Time to breach",
        Optional.of(plot),
        Column.of("elapsed", "Elapsed", "missed", "Missed"),
        java.util.stream.IntStream.range(0, counts.size())
            .mapToObj(i -> List.of(Cell.of(BREACHES.get(i)), Cell.of(counts.get(i).longValue())))
            .toList());
  }

  private static String bucket(Miss miss) {
    int place = 0;
    while (place < BREACH_HOURS.length
        && miss.toBreach().compareTo(Duration.ofHours(BREACH_HOURS[place])) > 0) {
      place++;
    }
    return BREACHES.get(place);
  }

  private static Section worst(SlaReport report) {
    return new Section(
        "worst",
        "Worst misses",
        Optional.empty(),
        Column.of(
            "late",
            "Late by",
            "ticket",
            "Ticket",
            "title",
            "Title",
            "severity",
            "Severity",
            "clock",
            "Clock",
            "due",
            "Due",
            "why",
            "Why"),
        report.misses().stream().limit(WORST).map(SlaPage::miss).toList());
  }

  private static List<Cell> miss(Miss miss) {
    return List.of(
        Cell.of(miss.late()),
        Cell.of(miss.sample().label()),
        Cell.of(miss.sample().label().title()),
        Cell.named(miss.sample().facts().severity()),
        Cell.of(miss.clock().rule().title()),
        Cell.of(miss.due()),
        Cell.of(Reasons.of(miss)));
  }

  private static Section close(SlaReport report) {
    return new Section(
        "due-soon",
        "Running and due soon",
        Optional.empty(),
        Column.of(
            "due",
            "Due",
            "ticket",
            "Ticket",
            "title",
            "Title",
            "severity",
            "Severity",
            "clock",
            "Clock",
            "assignee",
            "Assignee"),
        report.close().stream()
            .map(
                r ->
                    List.of(
                        Cell.of(r.due()),
                        Cell.of(r.sample().label()),
                        Cell.of(r.sample().label().title()),
                        Cell.named(r.sample().facts().severity()),
                        Cell.of(r.clock()),
                        Cell.of(r.sample().facts().assignee())))
            .toList());
  }
}
