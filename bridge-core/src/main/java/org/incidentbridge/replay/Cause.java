package org.incidentbridge.replay;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.incidentbridge.calendar.CivilTime;

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
record Cause(int number, int time, Kind kind, String subject, Limit due) {

  /** Of one that comes about once. */
  Cause(int number, Kind kind, String subject, Limit due) {
    this(number, 1, kind, subject, due);
  }

  /** Of one that nothing was to be done by. */
  Cause(int number, Kind kind, Instant now) {
    this(number, kind, "", new Limit(now, ZoneOffset.UTC));
  }

  /**
   * When something is due.
   *
   * @param zone that of the calendar in whose hours it counts, in which people are told
   */
  record Limit(Instant at, ZoneId zone) {

    /** As people read it. */
    String text() {
      return CivilTime.text(at, zone);
    }
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
