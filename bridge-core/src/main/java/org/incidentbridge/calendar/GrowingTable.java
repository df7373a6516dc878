package org.incidentbridge.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The coverage of the years asked for so far. It is laid out anew when a question leads beyond,
 * with room to spare, so that all questions together cost little more than the last layout. Safe
 * for threads.
 */
final class GrowingTable {
  private final String name;
  private final Versions versions;
  private volatile Openings table =
      new Openings(
          0,
          0,
          new long[0],
          new long[0],
          new BusinessDays(0, new long[0], new long[0], new long[0]));

  GrowingTable(String name, Versions versions) {
    this.name = name;
    this.versions = versions;
  }

  Versions versions() {
    return versions;
  }

  /** A table with this instant in it. */
  Openings at(long nanos) {
    Openings present = table;
    return present.holds(nanos) ? present : including(nanos);
  }

  /** A table that begins earlier, or the same one if there is nothing earlier. */
  Openings earlier(Openings than) {
    int first = year(than.from());
    return first == CoverageCalendar.FIRST_YEAR ? than : at(nanos(first - 1));
  }

  /** A table that ends later, or the same one if there is nothing later. */
  Openings later(Openings than) {
    int next = year(than.until());
    return next > CoverageCalendar.LAST_YEAR ? than : at(nanos(next));
  }

  /**
   * Epoch nanoseconds.
   *
   * @throws CoverageException if outside the years that calendars know
   */
  long nanos(Instant at) {
    long second = at.getEpochSecond();
    if (second < FIRST_SECOND || second >= END_SECOND) {
      throw outside(at);
    }
    return second * CivilClock.SECOND + at.getNano();
  }

  CoverageException outside(Object at) {
    return new CoverageException(
        "calendar %s knows the years %d to %d, and %s is outside"
            .formatted(name, CoverageCalendar.FIRST_YEAR, CoverageCalendar.LAST_YEAR, at));
  }

  private static final long FIRST_SECOND = nanos(CoverageCalendar.FIRST_YEAR) / CivilClock.SECOND;
  private static final long END_SECOND = nanos(CoverageCalendar.LAST_YEAR + 1) / CivilClock.SECOND;

  private synchronized Openings including(long nanos) {
    Openings present = table;
    if (present.holds(nanos)) {
      return present;
    }
    int year = year(nanos);
    int first = year - 1;
    int last = year + 1;
    if (present.from() < present.until()) {
      int presentFirst = year(present.from());
      int presentLast = year(present.until()) - 1;
      int room = (presentLast - presentFirst) / 2;
      first = nanos < present.from() ? Math.min(first, presentFirst - room) : presentFirst;
      last = nanos < present.from() ? presentLast : Math.max(last, presentLast + room);
    }
    table =
        OpeningsBuilder.build(
            versions,
            Math.max(first, CoverageCalendar.FIRST_YEAR),
            Math.min(last, CoverageCalendar.LAST_YEAR));
    return table;
  }

  private static int year(long nanos) {
    return LocalDate.ofEpochDay(Math.floorDiv(nanos, BusinessDays.DAY)).getYear();
  }

  private static long nanos(int year) {
    return LocalDate.ofYearDay(year, 1).toEpochDay() * BusinessDays.DAY;
  }
}
