package org.incidentbridge.calendar;

import java.time.LocalDate;

/**
 * A time on one civil day at which a calendar is closed although it has hours then.
 *
 * @param date the civil day
 * @param name as people call it; shown in explanations
 * @param closed the part of the day, ends by 24:00; {@link Span#WHOLE_DAY} mostly
 * @param takesNight whether one that lasts until 24:00 closes the spans of its day past midnight
 *     too, as a day off does; an event that goes on until a time of the next day does not
 */
public record Holiday(LocalDate date, String name, Span closed, boolean takesNight) {
  public Holiday {
    if (closed.overMidnight()) {
      throw new IllegalArgumentException("a holiday ends with its day; the next day is another");
    }
  }

  /** A day off, or a part of one. */
  public Holiday(LocalDate date, String name, Span closed) {
    this(date, name, closed, true);
  }

  /** A whole day. */
  public static Holiday of(LocalDate date, String name) {
    return new Holiday(date, name, Span.WHOLE_DAY);
  }

  /** Whether the day is closed from its first moment to its last. */
  public boolean wholeDay() {
    return closed.equals(Span.WHOLE_DAY);
  }

  /** Whether the spans of its day are closed past midnight too. */
  boolean lastsOvernight() {
    return takesNight && closed.to() == Span.WHOLE_DAY.to();
  }
}
