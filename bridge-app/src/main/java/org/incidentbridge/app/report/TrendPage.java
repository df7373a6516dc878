package org.incidentbridge.app.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.incidentbridge.app.report.Page.Column;
import org.incidentbridge.app.report.Page.Section;
import org.incidentbridge.app.report.Page.Tile;
import org.incidentbridge.app.report.Page.Tone;
import org.incidentbridge.report.Recurring;
import org.incidentbridge.report.Sample;
import org.incidentbridge.report.Trends;
import org.incidentbridge.report.Trends.Group;
import org.incidentbridge.report.Trends.Moves;
import org.incidentbridge.report.Trends.Week;
import org.incidentbridge.report.Words;

/** How the number of incidents moves, as a page. */
public final class TrendPage {

  private TrendPage() {}

  public static Page of(Trends trends, ZoneId zone) {
    var head =
        new Page.Head("trends", "Trends", trends.period().since(), trends.period().until(), zone);
    return new Page(
        head,
        tiles(trends),
        List.of(
            weeks(trends),
            severities(trends),
            recurring(trends),
            unmatched(trends),
            about("services", "By service", "service", "Service", trends.about().services()),
            about(
                "organisations",
                "By organisation",
                "organisation",
                "Organisation",
                trends.about().organisations()),
            Left.section(trends.leftOut())),
        List.of(
            "Weeks begin on Monday at 00:00, "
                + new Shown(zone).zoneName()
                + "; the first and the last may be cut by the period.",
            "Titles recur together if at least half of all words in two of them are in both;"
                + " numbers and words of one or two letters do not count (J12).",
            Left.note(trends.leftOut())));
  }

  private static List<Tile> tiles(Trends trends) {
    long opened = sum(trends, Moves::opened);
    long closed = sum(trends, Moves::closed);
    long backlog = trends.weeks().isEmpty() ? 0 : trends.weeks().getLast().moves().backlog();
    int unmatched = trends.unmatched().size();
    return List.of(
        new Tile("opened", String.valueOf(opened), Tone.PLAIN),
        new Tile("closed", String.valueOf(closed), Tone.PLAIN),
        new Tile("reopened", String.valueOf(sum(trends, Moves::reopened)), Tone.PLAIN),
        new Tile("open now", String.valueOf(backlog), Tone.PLAIN),
        new Tile(
            "closed unmatched", String.valueOf(unmatched), unmatched == 0 ? Tone.GOOD : Tone.BAD));
  }

  private static long sum(Trends trends, Function<Moves, Long> what) {
    return trends.weeks().stream().mapToLong(w -> what.apply(w.moves())).sum();
  }

  private static List<Long> each(Trends trends, Function<Week, Long> what) {
    return trends.weeks().stream().map(what).toList();
  }

  private static List<String> mondays(Trends trends) {
    return trends.weeks().stream().map(w -> w.monday().toString()).toList();
  }

  private static Section weeks(Trends trends) {
    var plot =
        new Plot(
            "Opened and closed per week, and how many were open at its end",
            "Bars for opened and closed, a line for open; the figures are in the table below.",
            Plot.Kind.BESIDE,
            mondays(trends),
            List.of(
                Plot.Series.bars("opened", Plot.Ink.FIRST, each(trends, w -> w.moves().opened())),
                Plot.Series.bars("closed", Plot.Ink.GOOD, each(trends, w -> w.moves().closed())),
                Plot.Series.line("open", Plot.Ink.FOURTH, each(trends, w -> w.moves().backlog()))));
    return new Section(
        "weeks",
        "Weeks",
        Optional.of(plot),
        counted("week", "Week of"),
        trends.weeks().stream().map(w -> row(Cell.of(w.monday().toString()), w.moves())).toList());
  }

  /** The columns of {@link #row}, behind those that say of what. */
  private static List<Column> counted(String... first) {
    List<Column> columns = new ArrayList<>(Column.of(first));
    columns.addAll(
        Column.of(
            "opened",
            "Opened",
            "closed",
            "Closed",
            "reopened",
            "Reopened",
            "backlog",
            "Open at the end"));
    return columns;
  }

  private static List<Cell> row(Cell name, Moves moves) {
    return List.of(
        name,
        Cell.of(moves.opened()),
        Cell.of(moves.closed()),
        Cell.of(moves.reopened()),
        Cell.of(moves.backlog()));
  }

  private static Section severities(Trends trends) {
    List<String> names =
        trends.weeks().isEmpty()
            ? List.of()
            : trends.weeks().getFirst().bySeverity().stream().map(Group::name).toList();
    List<Plot.Series> series = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int place = i;
      String name = names.get(i);
      List<Long> open = each(trends, w -> w.bySeverity().get(place).moves().backlog());
      series.add(Plot.Series.bars(Named.orNone(name), Plot.Ink.ofRank(Words.rank(name)), open));
    }
    var plot =
        new Plot(
            "Open at the end of each week by severity",
            "One bar per week; the figures are in the table below.",
            Plot.Kind.STACKED,
            mondays(trends),
            series);
    List<List<Cell>> rows = new ArrayList<>();
    for (Week week : trends.weeks()) {
      for (Group group : week.bySeverity()) {
        List<Cell> row = new ArrayList<>(row(Cell.named(group.name()), group.moves()));
        row.addFirst(Cell.of(week.monday().toString()));
        rows.add(row);
      }
    }
    return new Section(
        "severities",
        "Weeks by severity",
        Optional.of(plot),
        counted("week", "Week of", "severity", "Severity"),
        rows);
  }

  private static Section recurring(Trends trends) {
    return new Section(
        "recurring",
        "Recurring without a known problem",
        Optional.empty(),
        Column.of("incidents", "Incidents", "words", "Words in all titles", "tickets", "Tickets"),
        trends.groups().stream().map(TrendPage::group).toList());
  }

  private static List<Cell> group(Recurring group) {
    return List.of(
        Cell.of((long) group.members().size()),
        Cell.of(String.join(" ", group.words())),
        new Cell.Tickets(group.members().stream().map(Sample::label).toList()));
  }

  private static Section unmatched(Trends trends) {
    return new Section(
        "unmatched",
        "Closed without a known problem",
        Optional.empty(),
        Column.of(
            "ticket",
            "Ticket",
            "title",
            "Title",
            "severity",
            "Severity",
            "service",
            "Service",
            "closed",
            "Closed"),
        trends.unmatched().stream()
            .map(
                s ->
                    List.of(
                        Cell.of(s.label()),
                        Cell.of(s.label().title()),
                        Cell.named(s.facts().severity()),
                        Cell.named(s.facts().about().service()),
                        Cell.time(s.life().resolved())))
            .toList());
  }

  private static Section about(
      String key, String title, String column, String columnTitle, List<Group> groups) {
    return new Section(
        key,
        title,
        Optional.empty(),
        Column.of(
            column,
            columnTitle,
            "opened",
            "Opened",
            "closed",
            "Closed",
            "reopened",
            "Reopened",
            "backlog",
            "Open"),
        groups.stream().map(g -> row(Cell.named(g.name()), g.moves())).toList());
  }
}
