package org.incidentbridge.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.ClockReading.State;
import org.incidentbridge.replay.Obligation;

/**
 * All open incidents to work through together (J6), with those whose record is not current (C5).
 *
 * @param period since the last review until now
 * @param lines the most urgent first: by severity, then the oldest
 * @param leftOut what is counted nowhere
 */
public record Weekly(Period period, List<Line> lines, LeftOut leftOut) {

  public Weekly {
    lines = List.copyOf(lines);
  }

  /** What to ask about in the review. */
  public enum Flag {
    /** A promise is broken and still due. */
    OVERDUE,
    /** Staff did nothing on it since the last review, and it was there then (J6). */
    UNTOUCHED,
    /** Nobody is assigned (C5). */
    UNASSIGNED,
    /** In progress, and nothing happened for long (C5). */
    STALE,
    /** A clock has been paused for long (C5). */
    PAUSED
  }

  /**
   * How long is long.
   *
   * @param stale in progress without a change
   * @param paused a clock at a stretch
   */
  public record Limits(Duration stale, Duration paused) {

    /** Three days without a change, two weeks paused. */
    public static final Limits USUAL = new Limits(Duration.ofDays(3), Duration.ofDays(14));
  }

  /**
   * One open incident.
   *
   * @param sample which
   * @param flags what to ask about it
   * @param duties obligations that are open, those due first before others
   * @param next the promise that is due next; empty if none has a due time
   */
  public record Line(
      Sample sample, Set<Flag> flags, List<Obligation> duties, Optional<NextDue> next) {
    public Line {
      flags = Set.copyOf(flags);
      duties = List.copyOf(duties);
    }
  }

  /**
   * A promise that is due.
   *
   * @param clock its title
   * @param at when
   */
  public record NextDue(String clock, Instant at) {}

  /** Of all incidents as they are at the end of the period. */
  public static Weekly of(List<Sample> all, Period period, Limits limits) {
    List<Line> lines =
        Sample.counted(all).stream()
            .filter(s -> s.life().resolved().isEmpty())
            .map(s -> line(s, period, limits))
            .sorted(
                Comparator.comparingInt((Line l) -> Words.rank(l.sample().facts().severity()))
                    .thenComparing(l -> l.sample().life().opened())
                    .thenComparing(l -> l.sample().label().incident()))
            .toList();
    return new Weekly(period, lines, LeftOut.of(all));
  }

  private static Line line(Sample sample, Period period, Limits limits) {
    List<Obligation> duties =
        sample.verdict().duties().obligations().stream()
            .filter(o -> o.end().isEmpty())
            .sorted(Comparator.comparing(o -> o.due().orElse(Instant.MAX)))
            .toList();
    return new Line(sample, flags(sample, period, limits), duties, next(sample));
  }

  private static Optional<NextDue> next(Sample sample) {
    return running(sample)
        .flatMap(
            c ->
                c.latest().flatMap(cycle -> cycle.promise().due()).stream()
                    .map(due -> new NextDue(Clocks.title(c), due)))
        .min(Comparator.comparing(NextDue::at));
  }

  private static Stream<ClockReading> running(Sample sample) {
    return sample.verdict().clocks().stream()
        .filter(c -> c.latest().filter(cycle -> cycle.stop().isEmpty()).isPresent());
  }

  private static Set<Flag> flags(Sample sample, Period period, Limits limits) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    Instant now = period.until();
    Life life = sample.life();
    if (running(sample).anyMatch(Weekly::isBreached)) {
      flags.add(Flag.OVERDUE);
    }
    if (life.touched().isBefore(period.since())) {
      flags.add(Flag.UNTOUCHED);
    }
    if (sample.facts().isUnassigned()) {
      flags.add(Flag.UNASSIGNED);
    }
    boolean working = sample.facts().status().equals("in-progress");
    if (working && !life.changed().plus(limits.stale()).isAfter(now)) {
      flags.add(Flag.STALE);
    }
    if (running(sample).anyMatch(c -> isPaused(c, now.minus(limits.paused())))) {
      flags.add(Flag.PAUSED);
    }
    return flags;
  }

  private static boolean isBreached(ClockReading clock) {
    return clock.latest().filter(cycle -> cycle.state() == State.BREACHED).isPresent();
  }

  private static boolean isPaused(ClockReading clock, Instant since) {
    return clock.latest().stream()
        .flatMap(cycle -> cycle.pauses().stream())
        .anyMatch(pause -> pause.to().isEmpty() && !pause.from().isAfter(since));
  }

  /** How many lines have a flag. */
  public long count(Flag flag) {
    return lines.stream().filter(l -> l.flags().contains(flag)).count();
  }
}
