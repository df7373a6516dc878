package org.incidentbridge.app.report;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.app.report.Page.Column;
import org.incidentbridge.app.report.Page.Section;
import org.incidentbridge.app.report.Page.Tile;
import org.incidentbridge.app.report.Page.Tone;
import org.incidentbridge.report.LevelReport;
import org.incidentbridge.report.LevelReport.Level;

/** What each level resolves, as a page. */
public final class LevelPage {

  private static final double HUNDRED = 100;
  private static final double MINUTES = 60;

  private LevelPage() {}

  public static Page of(LevelReport report, ZoneId zone) {
    var head =
        new Page.Head(
            "levels", "Support levels", report.period().since(), report.period().until(), zone);
    return new Page(
        head,
        tiles(report),
        List.of(levels(report), time(report), steps(report), Left.section(report.leftOut())),
        List.of(
            "Target and share are of all incidents resolved in the period (J10); a level keeps its"
                + " target if it and those below it resolve at least as much as their targets"
                + " together.",
            "Escalated to a level are those that came to it, wherever they were resolved in the end;"
                + " to the lowest level all. The highest has no target of those: it takes the rest.",
            "Time at a level is elapsed time, of stays that ended in the period or go on.",
            Left.note(report.leftOut())));
  }

  private static List<Tile> tiles(LevelReport report) {
    return report.levels().stream().filter(l -> !l.level().isEmpty()).map(LevelPage::tile).toList();
  }

  private static Tile tile(Level level) {
    String share = level.share().is().map(Shown::percent).orElse("none");
    return level
        .share()
        .target()
        .map(
            target ->
                new Tile(
                    level.level() + ", target " + Shown.percent(target),
                    share,
                    level.reached().isKept() ? Tone.GOOD : Tone.BAD))
        .orElse(new Tile(level.level(), share, Tone.PLAIN));
  }

  private static Section levels(LevelReport report) {
    List<Level> levels = report.levels();
    var plot =
        new Plot(
            "Share of incidents resolved by each level, in per cent",
            "Beside each bar the target; the figures are in the table below.",
            Plot.Kind.BESIDE,
            levels.stream().map(l -> Named.orNone(l.level())).toList(),
            List.of(
                Plot.Series.bars(
                    "resolved",
                    Plot.Ink.FIRST,
                    levels.stream().map(l -> HUNDRED * l.share().is().orElse(0.0)).toList()),
                Plot.Series.bars(
                    "target",
                    Plot.Ink.FAINT,
                    levels.stream().map(l -> HUNDRED * l.share().target().orElse(0.0)).toList())));
    return new Section(
        "levels",
        "Resolved by level",
        Optional.of(plot),
        Column.of(
            "level",
            "Level",
            "resolved",
            "Resolved",
            "share",
            "Share",
            "target",
            "Target",
            "reached",
            "Here or below",
            "reachedTarget",
            "Target of that",
            "escalated",
            "Of those escalated to it",
            "escalatedTarget",
            "Target of those"),
        levels.stream().map(LevelPage::row).toList());
  }

  private static List<Cell> row(Level level) {
    return List.of(
        Cell.named(level.level()),
        Cell.of(level.resolved()),
        Cell.share(level.share().is(), level.reached().isKept()),
        Cell.share(level.share().target(), Tone.PLAIN),
        Cell.share(level.reached().is(), level.reached().isKept()),
        Cell.share(level.reached().target(), Tone.PLAIN),
        Cell.share(level.escalated().is(), level.escalated().isKept()),
        Cell.share(level.escalated().target(), Tone.PLAIN));
  }

  private static Section time(LevelReport report) {
    List<Level> levels = report.levels().stream().filter(l -> l.here().count() > 0).toList();
    var plot =
        new Plot(
            "Time at each level, in hours",
            "Median and 90th percentile; the figures are in the table below.",
            Plot.Kind.BESIDE,
            levels.stream().map(l -> Named.orNone(l.level())).toList(),
            List.of(
                Plot.Series.bars(
                    "median",
                    Plot.Ink.SECOND,
                    levels.stream().map(l -> hours(l.here().median())).toList()),
                Plot.Series.bars(
                    "90 %",
                    Plot.Ink.THIRD,
                    levels.stream().map(l -> hours(l.here().ninetieth())).toList())));
    return new Section(
        "time",
        "Time at each level",
        Optional.of(plot),
        Column.of("level", "Level", "stays", "Stays", "median", "Median", "p90", "90 %"),
        levels.stream()
            .map(
                l ->
                    List.of(
                        Cell.named(l.level()),
                        Cell.of((long) l.here().count()),
                        Cell.span(l.here().median()),
                        Cell.span(l.here().ninetieth())))
            .toList());
  }

  private static double hours(Optional<Duration> time) {
    return time.map(t -> t.toMinutes() / MINUTES).orElse(0.0);
  }

  private static Section steps(LevelReport report) {
    return new Section(
        "steps",
        "Escalations by step",
        Optional.empty(),
        Column.of("step", "Step", "times", "Times", "incidents", "Incidents"),
        report.steps().stream()
            .map(s -> List.of(Cell.of(s.step()), Cell.of(s.times()), Cell.of(s.incidents())))
            .toList());
  }
}
