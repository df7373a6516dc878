package org.incidentbridge.replay;

import java.time.Instant;

/**
 * What gave rise to a step.
 *
 * @param number from 1, of its kind: the cycle of a clock, the visit to a level, the opening of an
 *     obligation
 * @param kind what sort
 * @param subject the clock, the level or the obligation
 * @param due the moment it was due at; that at which it came about may be later
 */
record Cause(int number, Kind kind, String subject, Instant due) {

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
