package org.incidentbridge.calendar;

import java.time.LocalDate;

/**
 * A time on one civil day at which a calendar is closed although it has hours then.
 *
 * @param date the civil day
 * @param name as people call it; shown in explanations
 * @param closed the part of the day, ends by 24:00; {@link Span#WHOLE_DAY} mostly
 */
public record Holiday(LocalDate date, String name, Span closed) {
  public Holiday {
    if (closed.overMidnight()) {
      throw new IllegalArgumentException("a holiday ends with its day; the next day is another");
    }
  }

  /** A whole day. */
  public static Holiday of(LocalDate date, String name) {
    return new Holiday(date, name, Span.WHOLE_DAY);
  }

  /** Whether the day is closed from its first moment to its last. */
  public boolean wholeDay() {
    return closed.equals(Span.WHOLE_DAY);
  }
}
