package org.incidentbridge.calendar;

/**
 * All coverage between two instants, with running sums, so that covered time is found by looking up
 * two places however far apart they are. Numbers are epoch nanoseconds; no long overflows, since a
 * running sum lies between the instant at which the table begins and the one it belongs to.
 *
 * <p>Immutable.
 */
final class Openings {
  private final long from;
  private final long until;
  private final long[] open;
  private final long[] close;
  private final long[] sums;
  private final FloorIndex byOpen;
  private final FloorIndex bySum;
  private final BusinessDays days;

  /**
   * A table.
   *
   * @param open where coverage begins, rising, between {@code from} and {@code until}
   * @param close where it ends, as many; each before the next of {@code open}
   */
  Openings(long from, long until, long[] open, long[] close, BusinessDays days) {
    this.from = from;
    this.until = until;
    this.open = open;
    this.close = close;
    this.days = days;
    this.sums = new long[open.length + 1];
    sums[0] = from;
    for (int i = 0; i < open.length; i++) {
      sums[i + 1] = sums[i] + close[i] - open[i];
    }
    this.byOpen = new FloorIndex(open);
    this.bySum = new FloorIndex(sums);
  }

  boolean holds(long at) {
    return at >= from && at < until;
  }

  long from() {
    return from;
  }

  long until() {
    return until;
  }

  BusinessDays days() {
    return days;
  }

  /** Covered time up to an instant, counted from an arbitrary begin. */
  long covered(long at) {
    int i = byOpen.floor(at);
    return i < 0 ? sums[0] : sums[i] + Math.min(at, close[i]) - open[i];
  }

  boolean reaches(long covered) {
    return covered >= sums[0] && covered <= sums[sums.length - 1];
  }

  /** The first instant up to which there is this much coverage; more than the least. */
  long earliest(long covered) {
    int i = bySum.floor(covered - 1);
    return open[i] + (covered - sums[i]);
  }

  /** The last instant up to which there is no more coverage than this; less than the most. */
  long latest(long covered) {
    int i = bySum.floor(covered);
    return open[i] + (covered - sums[i]);
  }

  boolean isOpen(long at) {
    int i = byOpen.floor(at);
    return i >= 0 && at < close[i];
  }

  /** The instant itself if open, else when it opens next; {@code until} if not before. */
  long nextOpen(long at) {
    int i = byOpen.floor(at);
    if (i >= 0 && at < close[i]) {
      return at;
    }
    return i + 1 < open.length ? open[i + 1] : until;
  }

  /** When the present coverage, or else the next, ends; {@code until} if not before. */
  long nextClose(long at) {
    int i = byOpen.floor(at);
    if (i >= 0 && at < close[i]) {
      return close[i];
    }
    return i + 1 < open.length ? close[i + 1] : until;
  }
}
