package org.incidentbridge.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.replay.Firing;

/**
 * Which level resolves how much (J10).
 *
 * @param period incidents that were resolved in it and still are, stays that were begun before its
 *     end and ended in it or not yet, steps that fired in it
 * @param levels lowest first
 * @param steps that changed the level, the most frequent first
 * @param leftOut what is counted nowhere
 */
public record LevelReport(Period period, List<Level> levels, List<Step> steps, LeftOut leftOut) {

  /** J10: L1 80 %, L2 15 %, L3 5 % of all. */
  public static final SortedMap<String, Double> USUAL =
      Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("L1", 0.80, "L2", 0.15, "L3", 0.05)));

  public LevelReport {
    levels = List.copyOf(levels);
    steps = List.copyOf(steps);
  }

  /**
   * One level.
   *
   * @param level its word; empty for incidents that were resolved without one
   * @param resolved how many incidents were resolved there
   * @param share of all that were resolved
   * @param reached share of those that were resolved there or below
   * @param here elapsed time at the level
   */
  public record Level(String level, long resolved, Share share, Share reached, Spread here) {}

  /**
   * A share and what it is to be.
   *
   * @param is 0 to 1; empty if nothing was resolved
   * @param target 0 to 1; empty if there is none
   */
  public record Share(Optional<Double> is, Optional<Double> target) {

    private static final double ROUNDING = 1e-9;

    /** Whether at least the target is reached; true if there is nothing to compare. */
    public boolean isKept() {
      return is.isEmpty() || target.isEmpty() || is.get() + ROUNDING >= target.get();
    }
  }

  /**
   * A step that changed the level.
   *
   * @param step its name and rule
   * @param times how often it fired
   * @param incidents on how many
   */
  public record Step(String step, long times, long incidents) {}

  /**
   * Of all incidents as they are at the end of the period.
   *
   * @param targets shares of all incidents by level, 0 to 1
   */
  public static LevelReport of(List<Sample> all, Period period, SortedMap<String, Double> targets) {
    List<Sample> counted = Sample.counted(all);
    return new LevelReport(
        period, levels(counted, period, targets), steps(counted, period), LeftOut.of(all));
  }

  private static List<Level> levels(
      List<Sample> counted, Period period, SortedMap<String, Double> targets) {
    Map<String, Long> resolved = resolved(counted, period);
    Map<String, List<Duration>> stays = stays(counted, period);
    Set<String> words = new TreeSet<>(stays.keySet());
    words.addAll(resolved.keySet());
    words.addAll(targets.keySet());
    long sum = resolved.values().stream().mapToLong(Long::longValue).sum();
    List<Level> levels = new ArrayList<>();
    long below = resolved.getOrDefault("", 0L);
    double target = 0;
    for (String word : words) {
      long here = resolved.getOrDefault(word, 0L);
      below += word.isEmpty() ? 0 : here;
      target += targets.getOrDefault(word, 0.0);
      Optional<Double> own = Optional.ofNullable(targets.get(word));
      var share = new Share(of(here, sum), own);
      var reached = new Share(of(below, sum), own.isEmpty() ? own : Optional.of(target));
      List<Duration> times = stays.getOrDefault(word, List.of());
      levels.add(new Level(word, here, share, reached, Spread.of(times)));
    }
    return levels;
  }

  private static Optional<Double> of(long part, long all) {
    return all == 0 ? Optional.empty() : Optional.of((double) part / all);
  }

  private static Map<String, Long> resolved(List<Sample> counted, Period period) {
    return counted.stream()
        .flatMap(
            s ->
                s.life().resolved().filter(period::has).stream()
                    .map(at -> s.life().levelAt(at).orElse("")))
        .collect(Collectors.groupingBy(level -> level, TreeMap::new, Collectors.counting()));
  }

  private static Map<String, List<Duration>> stays(List<Sample> counted, Period period) {
    Map<String, List<Duration>> stays = new TreeMap<>();
    for (Sample sample : counted) {
      for (Life.Stay stay : sample.life().stays()) {
        if (stay.to().isEmpty() || stay.to().filter(period::has).isPresent()) {
          stays
              .computeIfAbsent(stay.level(), level -> new ArrayList<>())
              .add(stay.length(period.until()));
        }
      }
    }
    return stays;
  }

  private record Fired(String step, String incident) {}

  private static List<Step> steps(List<Sample> counted, Period period) {
    Map<String, List<Fired>> fired =
        counted.stream()
            .flatMap(
                s ->
                    s.verdict().firings().stream()
                        .filter(f -> Stays.moves(f) && period.has(f.at()))
                        .map(f -> fired(s, f)))
            .collect(Collectors.groupingBy(Fired::step, TreeMap::new, Collectors.toList()));
    return fired.entrySet().stream()
        .map(e -> new Step(e.getKey(), e.getValue().size(), incidents(e.getValue())))
        .sorted(Comparator.comparingLong(Step::times).reversed())
        .toList();
  }

  private static Fired fired(Sample sample, Firing firing) {
    return new Fired(firing.step().toString(), sample.label().incident());
  }

  private static long incidents(List<Fired> fired) {
    return fired.stream().map(Fired::incident).distinct().count();
  }
}
