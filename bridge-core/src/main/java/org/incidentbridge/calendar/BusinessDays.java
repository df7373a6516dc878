package org.incidentbridge.calendar;

/**
 * Civil days of a calendar with the first opening and the last closing of each. Numbers are epoch
 * nanoseconds.
 */
final class BusinessDays {
  static final long DAY = 24 * 60 * 60 * CivilClock.SECOND;

  private final long firstDay;
  private final long[] midnight;
  private final long[] open;
  private final long[] close;

  /**
   * Days in a row.
   *
   * @param firstDay as epoch day
   * @param midnight when each begins, not falling
   * @param open the first opening of each; as {@code close} where it has none
   * @param close the last closing of each
   */
  BusinessDays(long firstDay, long[] midnight, long[] open, long[] close) {
    this.firstDay = firstDay;
    this.midnight = midnight;
    this.open = open;
    this.close = close;
  }

  boolean holds(long epochDay) {
    return epochDay >= firstDay && epochDay < firstDay + midnight.length;
  }

  boolean isBusinessDay(long epochDay) {
    int i = (int) (epochDay - firstDay);
    return open[i] < close[i];
  }

  long open(long epochDay) {
    return open[(int) (epochDay - firstDay)];
  }

  long close(long epochDay) {
    return close[(int) (epochDay - firstDay)];
  }

  long midnight(long epochDay) {
    return midnight[(int) (epochDay - firstDay)];
  }

  /** The civil day on which an instant falls, after the clocks of that day. */
  long civilDay(long at) {
    int guess = Math.clamp((at - midnight[0]) / DAY, 0, midnight.length - 1);
    while (guess + 1 < midnight.length && midnight[guess + 1] <= at) {
      guess++;
    }
    while (guess > 0 && midnight[guess] > at) {
      guess--;
    }
    return firstDay + guess;
  }

  /** The civil day to which an instant belongs: in an overnight span, the day it began on. */
  long dayOf(long at) {
    long day = civilDay(at);
    long before = day - 1;
    return holds(before) && isBusinessDay(before) && open(before) <= at && at < close(before)
        ? before
        : day;
  }
}
