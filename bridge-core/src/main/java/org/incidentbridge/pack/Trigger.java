package org.incidentbridge.pack;

import java.time.Duration;

/** What causes a step. */
public sealed interface Trigger {

  /**
   * A share of a clock's target has run; once for each cycle. At 1 it is due, which is no breach if
   * it is met at that very instant.
   *
   * @param clock its name
   * @param share of covered time, more than 0, at most 1; for targets that are points in time, of
   *     the covered time between start and due
   */
  record ClockShare(String clock, double share) implements Trigger {}

  /** A clock was breached; once for each cycle. */
  record Breach(String clock) implements Trigger {}

  /** A clock was met; once for each cycle. */
  record Met(String clock) implements Trigger {}

  /**
   * So much time at one level; once for each time the incident comes to it.
   *
   * @param level its word; empty for any
   * @param after covered time
   * @param hours which cover it
   */
  record AtLevel(String level, Duration after, Hours hours) implements Trigger {}

  /** The condition begins to hold; once for each time it does. */
  record Holds() implements Trigger {}

  /** Each event for which the condition holds. */
  record EachEvent() implements Trigger {}

  /**
   * An obligation was not acknowledged in time; once for each time it was opened.
   *
   * @param obligation its name
   */
  record Overdue(String obligation) implements Trigger {}
}
