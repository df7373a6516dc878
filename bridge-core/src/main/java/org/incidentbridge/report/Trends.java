package org.incidentbridge.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the number of incidents moves (J12).
 *
 * @param period counted
 * @param weeks from Monday to Monday in the zone asked for, in order, from that of the first
 *     incident if it began in the period; the first and last may be cut by the period
 * @param unmatched resolved or closed in the period without a known problem, the newest first
 * @param groups those of them that recur, the largest first
 * @param about by service and by organisation
 * @param leftOut what is counted nowhere
 */
public record Trends(
    Period period,
    List<Week> weeks,
    List<Sample> unmatched,
    List<Recurring> groups,
    About about,
    LeftOut leftOut) {

  public Trends {
    weeks = List.copyOf(weeks);
    unmatched = List.copyOf(unmatched);
    groups = List.copyOf(groups);
  }

  /**
   * One week.
   *
   * @param monday its first day
   * @param moves of all severities together
   * @param bySeverity in order of gravity
   */
  public record Week(LocalDate monday, Moves moves, List<Group> bySeverity) {
    public Week {
      bySeverity = List.copyOf(bySeverity);
    }
  }

  /**
   * What moved.
   *
   * @param opened incidents that began
   * @param closed how often one was resolved or closed
   * @param reopened how often one was open again
   * @param backlog open at the end
   */
  public record Moves(long opened, long closed, long reopened, long backlog) {}

  /**
   * What moved of one kind.
   *
   * @param name severity, service or organisation; empty if none is known
   * @param moves of it
   */
  public record Group(String name, Moves moves) {}

  /**
   * What moved in the whole period, the most opened first.
   *
   * @param services by service
   * @param organisations by organisation of the reporter
   */
  public record About(List<Group> services, List<Group> organisations) {
    public About {
      services = List.copyOf(services);
      organisations = List.copyOf(organisations);
    }
  }

  /**
   * Of all incidents as they are at the end of the period.
   *
   * @param zone in which weeks begin
   */
  public static Trends of(List<Sample> all, Period period, ZoneId zone) {
    List<Sample> counted = Sample.counted(all);
    List<Sample> unmatched =
        counted.stream()
            .filter(s -> s.life().resolved().filter(period::has).isPresent())
            .filter(s -> s.facts().knownProblem().isEmpty())
            .sorted(
                Comparator.comparing((Sample s) -> s.life().resolved().orElseThrow())
                    .reversed()
                    .thenComparing(s -> s.label().incident()))
            .toList();
    return new Trends(
        period,
        weeks(counted, period, zone),
        unmatched,
        Recurring.among(unmatched),
        new About(
            groups(counted, period, s -> s.facts().about().service()),
            groups(counted, period, s -> s.facts().about().organisation())),
        LeftOut.of(all));
  }

  private static List<Week> weeks(List<Sample> counted, Period period, ZoneId zone) {
    SortedMap<String, List<Sample>> bySeverity =
        counted.stream()
            .collect(
                Collectors.groupingBy(
                    s -> s.facts().severity(),
                    () ->
                        new TreeMap<>(
                            Comparator.comparingInt(Words::rank)
                                .thenComparing(Comparator.naturalOrder())),
                    Collectors.toList()));
    List<Week> weeks = new ArrayList<>();
    LocalDate monday = firstMonday(counted, period, zone);
    while (start(monday, zone).isBefore(period.until())) {
      Period part = part(monday, period, zone);
      List<Group> groups = new ArrayList<>();
      bySeverity.forEach((severity, its) -> groups.add(new Group(severity, moves(its, part))));
      weeks.add(new Week(monday, moves(counted, part), groups));
      monday = monday.plusWeeks(1);
    }
    return weeks;
  }

  /** Weeks before the first incident have nothing to tell. */
  private static LocalDate firstMonday(List<Sample> counted, Period period, ZoneId zone) {
    Instant first =
        counted.stream().map(s -> s.life().opened()).min(Comparator.naturalOrder()).stream()
            .filter(period::has)
            .findFirst()
            .orElse(period.since());
    return LocalDate.ofInstant(first, zone)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Period part(LocalDate monday, Period period, ZoneId zone) {
    Instant from = start(monday, zone);
    Instant to = start(monday.plusWeeks(1), zone);
    return new Period(
        from.isBefore(period.since()) ? period.since() : from,
        to.isAfter(period.until()) ? period.until() : to);
  }

  private static Moves moves(Collection<Sample> samples, Period part) {
    return new Moves(
        samples.stream().filter(s -> part.has(s.life().opened())).count(),
        samples.stream().flatMap(s -> s.life().closings().stream()).filter(part::has).count(),
        samples.stream().flatMap(s -> s.life().reopenings().stream()).filter(part::has).count(),
        samples.stream().filter(s -> s.life().isOpenAt(part.until().minusNanos(1))).count());
  }

  private static List<Group> groups(
      List<Sample> counted, Period period, Function<Sample, String> by) {
    Map<String, List<Sample>> named =
        counted.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    return named.entrySet().stream()
        .map(e -> new Group(e.getKey(), moves(e.getValue(), period)))
        .filter(g -> g.moves().opened() + g.moves().closed() + g.moves().backlog() > 0)
        .sorted(Comparator.comparingLong((Group g) -> g.moves().opened()).reversed())
        .toList();
  }
}
