package org.incidentbridge.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is different for one incident under the other policy.
 *
 * @param id of the incident
 * @param key of the ticket that it began with
 * @param place where it stands under the policy that is tried
 * @param clocks promises that are newly breached or saved
 * @param steps steps that fire under one of the policies only
 * @param duties obligations that are others
 */
public record Finding(
    String id,
    String key,
    Place place,
    List<ClockShift> clocks,
    List<StepShift> steps,
    List<DutyShift> duties) {

  public Finding {
    clocks = List.copyOf(clocks);
    steps = List.copyOf(steps);
    duties = List.copyOf(duties);
  }

  boolean isEmpty() {
    return clocks.isEmpty() && steps.isEmpty() && duties.isEmpty();
  }

  /**
   * Where an incident stands at the end of the replay.
   *
   * @param severity empty if it has none
   * @param service empty if it has none
   * @param level empty if it has none
   */
  public record Place(String severity, String service, String level) {}

  /**
   * A promise that is kept under one policy and broken under the other.
   *
   * @param clock its name
   * @param cycle from 1
   * @param saved whether it is the tried policy under which it is not breached
   * @param before when it is due under the present policy; empty if it is not there, or has no due
   *     time, or is paused
   * @param after the same under the policy that is tried
   */
  public record ClockShift(
      String clock, int cycle, boolean saved, Optional<Instant> before, Optional<Instant> after) {}

  /**
   * A step that fires under one policy only.
   *
   * @param step its name
   * @param at when it fires
   * @param more whether it is the tried policy under which it does
   */
  public record StepShift(String step, Instant at, boolean more) {}

  /**
   * An obligation that is another one.
   *
   * @param obligation its name
   * @param number how often it was opened, from 1
   * @param how what is different
   * @param before when it is due under the present policy; empty if it is not there or never due
   * @param after the same under the policy that is tried
   */
  public record DutyShift(
      String obligation, int number, How how, Optional<Instant> before, Optional<Instant> after) {}

  /** What is different of an obligation. */
  public enum How {
    /** It is there under the tried policy only. */
    MORE,
    /** It is there under the present policy only. */
    FEWER,
    /** It is late under the tried policy only. */
    LATE,
    /** It is late under the present policy only. */
    IN_TIME
  }
}
