package org.incidentbridge.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.incidentbridge.app.report.Page.Column;
import org.incidentbridge.app.report.Page.Section;
import org.incidentbridge.app.report.Page.Tile;
import org.incidentbridge.app.report.Page.Tone;
import org.incidentbridge.report.Sample;
import org.incidentbridge.report.Weekly;
import org.incidentbridge.report.Weekly.Flag;
import org.incidentbridge.report.Weekly.Line;
import org.incidentbridge.report.Words;

/** The weekly review as a page. */
public final class WeeklyPage {

  private static final List<String> AGES =
      List.of("under 1 day", "1 to 3 days", "3 to 7 days", "1 to 4 weeks", "over 4 weeks");
  private static final int[] AGE_DAYS = {1, 3, 7, 28};

  private WeeklyPage() {}

  public static Page of(Weekly weekly, ZoneId zone) {
    var head =
        new Page.Head(
            "weekly", "Weekly review", weekly.period().since(), weekly.period().until(), zone);
    return new Page(
        head,
        tiles(weekly),
        List.of(open(weekly), duties(weekly)),
        List.of(
            "untouched: nothing was done by staff since the last review (J6).",
            "stale: in progress, and nothing happened for days; paused: a clock has stood still"
                + " for long (C5).",
            Left.note(weekly.leftOut())));
  }

  private static List<Tile> tiles(Weekly weekly) {
    List<Tile> tiles = new ArrayList<>();
    tiles.add(new Tile("open", String.valueOf(weekly.lines().size()), Tone.PLAIN));
    for (Flag flag : Flag.values()) {
      long count = weekly.count(flag);
      tiles.add(new Tile(word(flag), String.valueOf(count), count == 0 ? Tone.GOOD : Tone.BAD));
    }
    return tiles;
  }

  private static String word(Flag flag) {
    return flag.name().toLowerCase(Locale.ROOT);
  }

  private static Section open(Weekly weekly) {
    return new Section(
        "open",
        "Open incidents",
        Optional.of(ages(weekly)),
        Column.of(
            "severity",
            "Severity",
            "ticket",
            "Ticket",
            "title",
            "Title",
            "flags",
            "To ask",
            "nextClock",
            "Next promise",
            "nextDue",
            "Due",
            "status",
            "Status",
            "level",
            "Level",
            "assignee",
            "Assignee",
            "service",
            "Service",
            "opened",
            "Opened",
            "touched",
            "Last touched"),
        weekly.lines().stream().map(WeeklyPage::row).toList());
  }

  private static List<Cell> row(Line line) {
    Sample sample = line.sample();
    Sample.Facts facts = sample.facts();
    return List.of(
        Cell.named(facts.severity()),
        Cell.of(sample.label()),
        Cell.of(sample.label().title()),
        new Cell.Marks(line.flags().stream().sorted().map(WeeklyPage::word).toList()),
        Cell.of(line.next().map(Weekly.NextDue::clock).orElse("")),
        Cell.time(line.next().map(Weekly.NextDue::at)),
        Cell.of(facts.status()),
        Cell.named(facts.level()),
        Cell.of(facts.assignee()),
        Cell.named(facts.about().service()),
        Cell.of(sample.life().opened()),
        Cell.of(sample.life().touched()));
  }

  private static Section duties(Weekly weekly) {
    Instant now = weekly.period().until();
    List<List<Cell>> rows =
        weekly.lines().stream()
            .flatMap(
                line ->
                    line.duties().stream()
                        .map(
                            o ->
                                List.of(
                                    Cell.of(line.sample().label()),
                                    Cell.of(o.rule().title()),
                                    Cell.of(String.join(", ", o.rule().who())),
                                    Cell.of(o.opened()),
                                    Cell.time(o.due()),
                                    new Cell.Marks(
                                        o.due().filter(now::isAfter).stream()
                                            .map(late -> "overdue")
                                            .toList()))))
            .toList();
    return new Section(
        "obligations",
        "Open obligations",
        Optional.empty(),
        Column.of(
            "ticket", "Ticket", "what", "What", "who", "Who", "opened", "Opened", "due", "Due",
            "flags", "To ask"),
        rows);
  }

  private static Plot ages(Weekly weekly) {
    List<String> severities =
        weekly.lines().stream().map(l -> l.sample().facts().severity()).distinct().toList();
    List<Plot.Series> series =
        severities.stream()
            .map(
                s -> {
                  List<Line> its =
                      weekly.lines().stream()
                          .filter(l -> l.sample().facts().severity().equals(s))
                          .toList();
                  List<Long> counts =
                      AGES.stream()
                          .map(age -> its.stream().filter(l -> age(l, weekly).equals(age)).count())
                          .toList();
                  return Plot.Series.bars(Named.orNone(s), Plot.Ink.ofRank(Words.rank(s)), counts);
                })
            .toList();
    String told =
        series.stream()
            .map(
                s ->
                    s.name()
                        + ": "
                        + s.values().stream()
                            .map(v -> String.valueOf(v.longValue()))
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; "));
    return new Plot(
        "Open incidents by age",
        "Bars for " + String.join(", ", AGES) + ". " + told + ".",
        Plot.Kind.STACKED,
        AGES,
        series);
  }

  private static String age(Line line, Weekly weekly) {
    Duration age = Duration.between(line.sample().life().opened(), weekly.period().until());
    int place = 0;
    while (place < AGE_DAYS.length && age.compareTo(Duration.ofDays(AGE_DAYS[place])) >= 0) {
      place++;
    }
    return AGES.get(place);
  }
}
