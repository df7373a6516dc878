package org.incidentbridge.backtest;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The totals of a backtest. Confined to one thread; parts are added up. */
public final class Tally {
  private long incidents;
  private long different;
  private long earlier;
  private final Counts all = new Counts();
  private final Map<By, SortedMap<String, Counts>> groups = new EnumMap<>(By.class);
  private final SortedMap<String, Amount> steps = new TreeMap<>();
  private final SortedMap<String, Amount> duties = new TreeMap<>();
  private final SortedMap<String, Amount> lateDuties = new TreeMap<>();
  private final SortedMap<String, Long> problems = new TreeMap<>();

  Tally() {
    for (By by : By.values()) {
      groups.put(by, new TreeMap<>());
    }
  }

  /** What promises are grouped by; the word is that of the tried policy. */
  public enum By {
    SEVERITY,
    SERVICE,
    LEVEL,
    CLOCK
  }

  /**
   * How often something came about.
   *
   * @param before under the present policy
   * @param after under the tried one
   */
  public record Amount(long before, long after) {
    Amount plus(Amount other) {
      return new Amount(before + other.before, after + other.after);
    }
  }

  void incident(boolean differs) {
    incidents++;
    different += differs ? 1 : 0;
  }

  /** One that began before the incidents that are asked for. */
  void leaveOut() {
    earlier++;
  }

  void promise(Promises.Pair pair, Finding.Place place) {
    all.add(pair);
    group(By.SEVERITY, place.severity()).add(pair);
    group(By.SERVICE, place.service()).add(pair);
    group(By.LEVEL, place.level()).add(pair);
    group(By.CLOCK, pair.clock()).add(pair);
  }

  private Counts group(By by, String word) {
    return by(by).computeIfAbsent(word, any -> new Counts());
  }

  void step(String name, Amount amount) {
    steps.merge(name, amount, Amount::plus);
  }

  void duty(String name, Amount opened, Amount late) {
    duties.merge(name, opened, Amount::plus);
    lateDuties.merge(name, late, Amount::plus);
  }

  void problem(String text) {
    problems.merge(text, 1L, Long::sum);
  }

  void add(Tally other) {
    incidents += other.incidents;
    different += other.different;
    earlier += other.earlier;
    all.add(other.all);
    other.groups.forEach(
        (by, words) -> words.forEach((word, counts) -> group(by, word).add(counts)));
    other.steps.forEach(this::step);
    other.duties.forEach((name, amount) -> duties.merge(name, amount, Amount::plus));
    other.lateDuties.forEach((name, amount) -> lateDuties.merge(name, amount, Amount::plus));
    other.problems.forEach((text, count) -> problems.merge(text, count, Long::sum));
  }

  /** Incidents that were judged. */
  public long incidents() {
    return incidents;
  }

  /** Incidents for which anything is different. */
  public long different() {
    return different;
  }

  /** Incidents that were left out, since they began before those that are asked for. */
  public long earlier() {
    return earlier;
  }

  /** All promises. */
  public Counts all() {
    return all;
  }

  /** The promises of each group, by its word; the empty word for those that have none. */
  public SortedMap<String, Counts> by(By by) {
    return groups.computeIfAbsent(by, any -> new TreeMap<>());
  }

  /** How often each step fired. */
  public SortedMap<String, Amount> steps() {
    return steps;
  }

  /** How often each obligation was opened. */
  public SortedMap<String, Amount> duties() {
    return duties;
  }

  /** How often each obligation was late. */
  public SortedMap<String, Amount> lateDuties() {
    return lateDuties;
  }

  /** What could not be computed under the tried policy, with the number of incidents. */
  public SortedMap<String, Long> problems() {
    return problems;
  }
}
