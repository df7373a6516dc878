package org.incidentbridge.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has been announced of an incident, and what was closed: the replay answers what is true as
 * now known, and this what was said.
 *
 * @param fired in the order in which it was announced
 * @param closed clocks that were stopped, as they were decided then
 * @param pending what stood open when it was last decided on; empty in records of before that was
 *     remembered
 */
public record CaseRecord(List<Fired> fired, List<Closed> closed, Optional<Pending> pending) {

  /** Nothing so far. */
  public static final CaseRecord NONE = of(List.of(), List.of());

  public CaseRecord {
    fired = List.copyOf(fired);
    closed = List.copyOf(closed);
  }

  /** One under which nothing stands open. */
  public static CaseRecord of(List<Fired> fired, List<Closed> closed) {
    return new CaseRecord(fired, closed, Optional.empty());
  }

  /** The same with what stands open now. */
  public CaseRecord with(Pending open) {
    return new CaseRecord(fired, closed, Optional.of(open));
  }

  /** What stood open; {@link Pending#NONE} if that is not known. */
  public Pending open() {
    return pending.orElse(Pending.NONE);
  }

  /**
   * What of it was there at an earlier point in time, by the bridge's clock: steps announced and
   * clocks stopped by then.
   */
  public CaseRecord asOf(Instant then) {
    return of(
        fired.stream().filter(f -> !f.announced().isAfter(then)).toList(),
        closed.stream().filter(c -> !c.run().stop().isAfter(then)).toList());
  }

  /**
   * Whether a step fired for this cause. What came to be known late may have given the cause
   * another number since.
   *
   * @param key of the {@link Firing} as it is numbered now
   * @param at the moment of its cause
   */
  public boolean has(String key, Instant at) {
    return fired.stream()
        .anyMatch(f -> f.key().equals(key) || (f.at().equals(at) && f.isOf(Firing.step(key))));
  }

  /**
   * A step that fired.
   *
   * @param key of the {@link Firing}
   * @param at the moment of its cause
   * @param announced when it was carried out
   * @param why one sentence, as it was explained then
   */
  public record Fired(String key, Instant at, Instant announced, String why) {

    /** Which step, or gate. */
    public String step() {
      return Firing.step(key);
    }

    /** Whether it is that step, whatever the number of its cause. */
    public boolean isOf(String step) {
      return step().equals(step);
    }
  }

  /**
   * A cycle of a clock that was stopped.
   *
   * @param clock its name
   * @param run as it was closed
   * @param version of the policy pack by which it was decided
   */
  public record Closed(String clock, Run run, String version) {}

  /**
   * A finished cycle.
   *
   * @param number from 1
   * @param start when it began
   * @param stop when it ended
   * @param due empty if there was no target
   * @param state how it ended
   */
  public record Run(
      int number, Instant start, Instant stop, Optional<Instant> due, ClockReading.State state) {}
}
