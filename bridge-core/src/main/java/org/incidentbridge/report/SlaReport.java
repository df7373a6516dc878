package org.incidentbridge.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.incidentbridge.pack.ClockRule.Again;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.ClockReading.State;

/**
 * Which promises were kept. A promise is counted in the period in which it was decided: met when it
 * was stopped, missed when its due time passed. What has no target, and what was begun anew before
 * it was due, is neither.
 *
 * @param period counted
 * @param bySeverity per clock and severity, in that order
 * @param byService per clock and service
 * @param misses those that were missed in the period, the worst first
 * @param close running promises that are due within the time set after the period, the next first
 * @param leftOut what is counted nowhere
 */
public record SlaReport(
    Period period,
    List<Row> bySeverity,
    List<Row> byService,
    List<Miss> misses,
    List<Running> close,
    LeftOut leftOut) {

  public SlaReport {
    bySeverity = List.copyOf(bySeverity);
    byService = List.copyOf(byService);
    misses = List.copyOf(misses);
    close = List.copyOf(close);
  }

  /**
   * Promises of one kind.
   *
   * @param clock title of the clock
   * @param group severity or service; empty if there is none
   * @param kept how many were met and missed
   * @param covered covered time to the stop, of those that stopped in the period, met or missed
   * @param elapsed elapsed time of the same
   * @param repeats whether the clock begins anew with each answer, so that each of them counts: not
   *     to be added to promises that are given once
   */
  public record Row(
      String clock, String group, Kept kept, Spread covered, Spread elapsed, boolean repeats) {}

  /**
   * How many.
   *
   * @param met stopped at or before due, in the period
   * @param missed due passed in the period before the stop
   * @param running neither yet, at the end of the period, paused ones among them; what has no
   *     target is no promise
   */
  public record Kept(long met, long missed, long running) {

    /** Met of met and missed, 0 to 1; empty if there are none. */
    public Optional<Double> share() {
      long all = met + missed;
      return all == 0 ? Optional.empty() : Optional.of((double) met / all);
    }
  }

  /**
   * A promise that was missed.
   *
   * @param sample of which incident
   * @param clock which
   * @param cycle which run of it
   * @param due when it was
   * @param late elapsed time from due to the stop, or to the end of the period while it runs
   */
  public record Miss(Sample sample, ClockReading clock, Cycle cycle, Instant due, Duration late) {

    /** Elapsed time until it was broken, pauses included. */
    public Duration toBreach() {
      return Duration.between(cycle.start(), due);
    }
  }

  /**
   * A promise that runs.
   *
   * @param sample of which incident
   * @param clock its title
   * @param due when
   */
  public record Running(Sample sample, String clock, Instant due) {}

  private record Item(Sample sample, ClockReading clock, Cycle cycle) {

    String title() {
      return Clocks.title(clock);
    }

    boolean repeats() {
      return clock.rule().run().again() == Again.REPEAT;
    }

    boolean isMet(Period period) {
      return cycle.state() == State.MET && cycle.stop().filter(period::has).isPresent();
    }

    boolean isMissed(Period period) {
      boolean missed = cycle.state() == State.MISSED || cycle.state() == State.BREACHED;
      return missed && cycle.promise().due().filter(period::has).isPresent();
    }

    /** While it is paused there is no due time, but something left; without a target neither. */
    boolean isRunning() {
      boolean runs = cycle.state() == State.RUNNING || cycle.state() == State.PAUSED;
      return runs && (cycle.promise().due().isPresent() || cycle.promise().left().isPresent());
    }

    boolean isStopped(Period period) {
      boolean told = cycle.state() == State.MET || cycle.state() == State.MISSED;
      return told && cycle.stop().filter(period::has).isPresent();
    }
  }

  /**
   * Of all incidents as they are at the end of the period.
   *
   * @param soon how long before it is due a running promise is told
   */
  public static SlaReport of(List<Sample> all, Period period, Duration soon) {
    List<Item> items =
        Sample.counted(all).stream()
            .flatMap(
                s ->
                    s.verdict().clocks().stream()
                        .flatMap(c -> c.cycles().stream().map(y -> new Item(s, c, y))))
            .toList();
    return new SlaReport(
        period,
        rows(items, period, i -> i.sample().facts().severity()),
        rows(items, period, i -> i.sample().facts().about().service()),
        misses(items, period),
        close(items, period.until(), soon),
        LeftOut.of(all));
  }

  private static List<Row> rows(List<Item> items, Period period, Function<Item, String> group) {
    SortedMap<String, SortedMap<String, List<Item>>> groups =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    Item::title,
                    TreeMap::new,
                    Collectors.groupingBy(
                        group,
                        () ->
                            new TreeMap<>(
                                Comparator.comparingInt(Words::rank)
                                    .thenComparing(String::isEmpty)
                                    .thenComparing(Comparator.naturalOrder())),
                        Collectors.toList())));
    return groups.entrySet().stream()
        .flatMap(
            clock ->
                clock.getValue().entrySet().stream()
                    .map(e -> row(clock.getKey(), e.getKey(), e.getValue(), period)))
        .filter(row -> row.kept().met() + row.kept().missed() + row.kept().running() > 0)
        .toList();
  }

  private static Row row(String clock, String group, List<Item> items, Period period) {
    var kept =
        new Kept(
            items.stream().filter(i -> i.isMet(period)).count(),
            items.stream().filter(i -> i.isMissed(period)).count(),
            items.stream().filter(Item::isRunning).count());
    List<Cycle> stopped = items.stream().filter(i -> i.isStopped(period)).map(Item::cycle).toList();
    return new Row(
        clock,
        group,
        kept,
        Spread.of(stopped.stream().flatMap(c -> Clocks.covered(c).stream()).toList()),
        Spread.of(stopped.stream().flatMap(c -> Clocks.elapsed(c).stream()).toList()),
        items.stream().anyMatch(Item::repeats));
  }

  private static List<Miss> misses(List<Item> items, Period period) {
    return items.stream()
        .filter(i -> i.isMissed(period))
        .flatMap(i -> i.cycle().promise().due().map(due -> miss(i, due, period)).stream())
        .sorted(
            Comparator.comparing(Miss::late)
                .reversed()
                .thenComparing(m -> m.sample().label().incident()))
        .toList();
  }

  private static Miss miss(Item item, Instant due, Period period) {
    Instant end = item.cycle().stop().orElse(period.until());
    return new Miss(item.sample(), item.clock(), item.cycle(), due, Duration.between(due, end));
  }

  private static List<Running> close(List<Item> items, Instant now, Duration soon) {
    return items.stream()
        .filter(i -> i.cycle().state() == State.RUNNING)
        .flatMap(
            i ->
                i.cycle().promise().due().stream()
                    .filter(due -> !due.isAfter(now.plus(soon)))
                    .map(due -> new Running(i.sample(), i.title(), due)))
        .sorted(Comparator.comparing(Running::due))
        .toList();
  }
}
