package org.incidentbridge.replay;

import java.time.Instant;

/**
 * What gave rise to a step.
 *
 * @param number from 1, of its kind: the cycle of a clock, the visit to a level, the opening of an
 *     obligation
 * @param time from 1: how often it came about within that
 * @param kind what sort
 * @param subject the clock, the level or the obligation
 * @param due the moment it was due at; that at which it came about may be later
 */
record Cause(int number, int time, Kind kind, String subject, Instant due) {

  /** Of one that comes about once. */
  Cause(int number, Kind kind, String subject, Instant due) {
    this(number, 1, kind, subject, due);
  }

  /** Among those of its step: {@code 2}, and {@code 2.3} for the third time within that. */
  String key() {
    return time == 1 ? String.valueOf(number) : number + "." + time;
  }

  /** What sort. */
  enum Kind {
    SHARE,
    BREACH,
    MET,
    AT_LEVEL,
    OVERDUE,
    HOLDS,
    EVENT,
    GATE
  }
}
