package org.incidentbridge.pack;

import java.time.Duration;

/** How long something may take. Days are business days of the calendar that goes with it. */
public sealed interface Target {

  /**
   * So much covered time, to the nanosecond.
   *
   * @param covered positive, or zero for "at once"
   */
  record Within(Duration covered) implements Target {}

  /**
   * The same time of day so many business days later.
   *
   * @param count positive
   */
  record BusinessDays(int count) implements Target {}

  /**
   * The last closing time of the business day that is so many after that of the start; one that
   * starts after closing, or on a day without coverage, starts on the next business day.
   *
   * @param count 0 for the same day
   */
  record EndOfBusinessDay(int count) implements Target {}

  /**
   * Noon of the business day that is so many after that of the start; its opening time, if it opens
   * later.
   *
   * @param count positive
   */
  record MorningOfBusinessDay(int count) implements Target {}

  /**
   * Closing time of the same day for what starts before that; for what comes later, noon of the
   * next business day (C9).
   */
  record SameDayOrNextMorning() implements Target {}

  /** No promise is made (A3, C9). */
  record None() implements Target {}
}
