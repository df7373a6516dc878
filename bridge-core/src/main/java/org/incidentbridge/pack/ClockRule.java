package org.incidentbridge.pack;

import java.util.List;
import org.incidentbridge.policy.Condition;

/**
 * One promise: when its clock starts, pauses and stops, and how long it may take.
 *
 * @param rule its name, unique in the pack
 * @param title for people, for example {@code First response}
 * @param run when it runs
 * @param targets the first whose condition holds counts; none: no target (C9)
 */
public record ClockRule(RuleName rule, String title, Run run, List<TargetRow> targets) {

  public ClockRule {
    targets = List.copyOf(targets);
  }

  public String name() {
    return rule.name();
  }

  /**
   * When a clock runs. {@code start} and {@code stop} are asked after each event and whatever
   * follows from it, a step that raises the level for example, {@code stop} first; {@code start} is
   * asked only while the clock does not run. A clock that was stopped starts again when {@code
   * start} begins to hold, as it does with each event that it names by {@code event}, and also when
   * a state that stopped it ends while {@code start} still holds. As long as that state lasts, an
   * event that starts the clock is kept for its end. For {@link Again#RESUME} a start by an event,
   * {@code created} for example, holds for good. An event that stopped a clock has no end. A state
   * that ended a cycle ends the next one of {@link Again#REPEAT} only after it was gone.
   *
   * @param start begins a cycle
   * @param stop ends it
   * @param pause nothing counts while it holds
   * @param again what a start after a stop means
   * @param restart while the clock runs, an event for which this holds begins a new cycle; the old
   *     one is measured against what counted before that event
   */
  public record Run(
      Condition start, Condition stop, Condition pause, Again again, Condition restart) {}

  /** What a start after a stop means. */
  public enum Again {
    /** The earlier cycle goes on; the time while it was stopped counts like a pause. */
    RESUME,
    /** A new cycle with its whole target. */
    ANEW,
    /** Nothing: one cycle is all there is. */
    NEVER,
    /** Each stop is a start at once while {@code start} holds: an update interval. */
    REPEAT
  }

  /**
   * One line of the table of targets.
   *
   * @param name for explanations, for example {@code sev1}
   * @param when over the incident as it is now
   * @param target how long
   * @param hours in which it counts
   */
  public record TargetRow(String name, Condition when, Target target, Hours hours) {}
}
