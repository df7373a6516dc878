package org.incidentbridge.report;

import java.time.Duration;
import java.util.ArrayList;
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

  public LevelReport {
    levels = List.copyOf(levels);
    steps = List.copyOf(steps);
  }

  /**
   * One level.
   *
   * @param level its word; empty for incidents that were resolved without one
   * @param resolved how many incidents were resolved there
   * @param shares of what was resolved
   * @param here elapsed time at the level
   */
  public record Level(String level, long resolved, Shares shares, Spread here) {

    /** Of all that were resolved. */
    public Share share() {
      return shares.share();
    }

    /** Of those that were resolved there or below. */
    public Share reached() {
      return shares.reached();
    }

    /** Of those that came to it, resolved wherever; at the lowest level, of all. */
    public Share escalated() {
      return shares.escalated();
    }
  }

  /**
   * What a level resolves of what.
   *
   * @param share of all
   * @param reached with the levels below it, of all
   * @param escalated of those that came to it, as J10 puts it for L2; the target follows from those
   *     of this level and the ones above, and the highest has none, since it takes the rest
   */
  public record Shares(Share share, Share reached, Share escalated) {}

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
   * Of all incidents as they are at the end of the period: the levels of the policy, and any other
   * at which one was.
   */
  public static LevelReport of(List<Sample> all, Period period, Aims aims) {
    List<Sample> counted = Sample.counted(all);
    return new LevelReport(
        period, levels(counted, period, aims), steps(counted, period), LeftOut.of(all));
  }

  private static List<Level> levels(List<Sample> counted, Period period, Aims aims) {
    Map<String, Long> resolved = resolved(counted, period);
    Map<String, List<Duration>> stays = stays(counted, period);
    Set<String> words = new TreeSet<>(stays.keySet());
    words.addAll(resolved.keySet());
    words.addAll(aims.levels());
    words.addAll(aims.targets().keySet());
    var sums = new Sums(resolved, came(counted, period), aims.targets());
    List<Level> levels = new ArrayList<>();
    for (String word : words) {
      Spread here = Spread.of(stays.getOrDefault(word, List.of()));
      levels.add(new Level(word, resolved.getOrDefault(word, 0L), sums.shares(word), here));
    }
    return levels;
  }

  /**
   * What shares are made of, each by level.
   *
   * @param resolved how many incidents
   * @param came how many of those that were resolved anywhere had come to the level
   */
  private record Sums(
      Map<String, Long> resolved, Map<String, Long> came, SortedMap<String, Double> targets) {

    Shares shares(String word) {
      long all = resolved.values().stream().mapToLong(Long::longValue).sum();
      long here = resolved.getOrDefault(word, 0L);
      long below =
          resolved.entrySet().stream()
              .filter(e -> e.getKey().compareTo(word) <= 0)
              .mapToLong(Map.Entry::getValue)
              .sum();
      Optional<Double> own = Optional.ofNullable(targets.get(word));
      Optional<Double> upToHere = own.map(o -> exact(o + sum(targets.headMap(word))));
      boolean lowest = came.keySet().stream().noneMatch(w -> w.compareTo(word) < 0);
      return new Shares(
          new Share(of(here, all), own),
          new Share(of(below, all), upToHere),
          new Share(of(here, lowest ? all : came.getOrDefault(word, 0L)), ofTheRest(word)));
    }

    /** 15 % of all are 75 % of the 20 % that 80 % leave. */
    private Optional<Double> ofTheRest(String word) {
      Optional<Double> own = Optional.ofNullable(targets.get(word));
      double rest = exact(sum(targets.tailMap(word)));
      return own.filter(o -> rest > o).map(o -> exact(o / rest));
    }

    private static double sum(Map<String, Double> shares) {
      return shares.values().stream().mapToDouble(share -> share).sum();
    }

    /** 0.8 and 0.15 are 0.95, and not a little more, which no level would reach. */
    private static double exact(double sum) {
      return Math.round(sum * 1e9) / 1e9;
    }
  }

  private static Map<String, Long> came(List<Sample> counted, Period period) {
    return counted.stream()
        .filter(s -> s.life().resolved().filter(period::has).isPresent())
        .flatMap(s -> s.life().stays().stream().map(Life.Stay::level).distinct())
        .collect(Collectors.groupingBy(level -> level, TreeMap::new, Collectors.counting()));
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
