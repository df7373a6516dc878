package org.incidentbridge.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.pack.ClockRule;

/**
 * One clock of an incident.
 *
 * @param rule the promise
 * @param cycles in their order; empty if it never started
 */
public record ClockReading(ClockRule rule, List<Cycle> cycles) {

  public ClockReading {
    cycles = List.copyOf(cycles);
  }

  public String name() {
    return rule.name();
  }

  /** The newest cycle. */
  public Optional<Cycle> latest() {
    return cycles.isEmpty() ? Optional.empty() : Optional.of(cycles.getLast());
  }

  /**
   * One run of a clock.
   *
   * @param number from 1
   * @param start when it began
   * @param stop when it ended; empty while it goes on
   * @param pauses in their order, not overlapping; the last may be open
   * @param promise what it is measured against: that of the moment it was stopped, or of now
   * @param state where it stands
   */
  public record Cycle(
      int number,
      Instant start,
      Optional<Instant> stop,
      List<Pause> pauses,
      Promise promise,
      State state) {
    public Cycle {
      pauses = List.copyOf(pauses);
    }
  }

  /**
   * A time in which a clock stood still.
   *
   * @param from inclusive
   * @param to exclusive; empty while it lasts
   * @param why for people: the condition, or that it was stopped in between
   */
  public record Pause(Instant from, Optional<Instant> to, String why) {}

  /**
   * What a cycle is measured against.
   *
   * @param row the line of the table of targets; empty if none holds
   * @param calendar the one that counts; empty if there is no target
   * @param due when it is due if it does not pause again; empty if there is no target, while it is
   *     paused before its due time, and if its calendar never has that much coverage
   * @param left covered time left at the moment of the verdict, or when it was stopped; negative
   *     after the due time; empty if there is no due time
   */
  public record Promise(
      Optional<ClockRule.TargetRow> row,
      Optional<CoverageCalendar> calendar,
      Optional<Instant> due,
      Optional<Duration> left) {

    /** The target as it can be written, {@code 4h} for example; empty if none holds. */
    public Optional<String> target() {
      return row.map(r -> ProofText.of(r.target()));
    }

    /**
     * What is left as people read it, {@code 1h 30m} for example; empty if there is no due time.
     */
    public Optional<String> remaining() {
      return left.map(ProofText::amount);
    }
  }

  /** Where a cycle stands. */
  public enum State {
    RUNNING,
    PAUSED,
    /** Runs or is paused, and its due time has passed. */
    BREACHED,
    /** Stopped at or before its due time. */
    MET,
    /** Stopped after its due time. */
    MISSED,
    /** Stopped, and there was no target. */
    DONE,
    /** Begun anew by {@code restart} before it was due: neither met nor missed. */
    RESTARTED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word for conditions. */
    public String word() {
      return word;
    }
  }
}
