package org.incidentbridge.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hours in which a clock runs. Civil time in a zone, exact over changes of the clocks: a day of
 * 25 hours counts 25, the edge of a span that falls into a gap moves forward by its length, an edge
 * that comes twice counts the first time, and no instant counts twice.
 *
 * <p>Spans are half-open. Instants from the years {@value #FIRST_YEAR} to {@value #LAST_YEAR} are
 * understood. Immutable, safe for threads, and every answer is the same whenever it is asked for.
 * The cost of {@link #add} and {@link #between} depends neither on the length of time nor on the
 * number of holidays.
 */
public final class CoverageCalendar {

  /** The first year, in UTC, that calendars know. */
  public static final int FIRST_YEAR = 1800;

  /** The last year, in UTC, that calendars know. */
  public static final int LAST_YEAR = 2250;

  private final CalendarDefinition definition;
  private final GrowingTable tables;
  private final BusinessDayTargets targets;

  /** A calendar as defined. */
  public CoverageCalendar(CalendarDefinition definition) {
    this.definition = definition;
    this.tables = new GrowingTable(definition.name(), new Versions(definition));
    this.targets = new BusinessDayTargets(definition.name(), tables);
  }

  /** A calendar that is always open; the zone says when its civil days begin. */
  public static CoverageCalendar always(String name, ZoneId zone) {
    CalendarVersion always =
        CalendarVersion.of(zone, CalendarVersion.roundTheClock(), Holidays.none());
    return new CoverageCalendar(CalendarDefinition.of(name, always));
  }

  /** Its name in the configuration. */
  public String name() {
    return definition.name();
  }

  /** What it was made of. */
  public CalendarDefinition definition() {
    return definition;
  }

  /** The zone of its newest version. */
  public ZoneId zone() {
    return definition.versions().getLast().zone();
  }

  /** The zone of the version in force on a civil day. */
  public ZoneId zone(LocalDate date) {
    return tables.versions().on(date.toEpochDay()).zone();
  }

  /**
   * The instant at which covered time has passed. Time that runs out exactly at a closing ends at
   * that closing; backwards, at that opening.
   *
   * @param covered how much; negative counts backwards; zero gives {@code start} itself
   * @throws CoverageException if there is not as much coverage, or {@code start} is out of range
   */
  public Instant add(Instant start, Duration covered) {
    if (covered.isZero()) {
      return start;
    }
    long at = tables.nanos(start);
    long wanted = saturated(covered);
    Openings table = tables.at(at);
    long goal = plus(table.covered(at), wanted);
    while (!table.reaches(goal)) {
      Openings wider = wanted < 0 ? tables.earlier(table) : tables.later(table);
      if (wider == table) {
        throw new CoverageException(
            "calendar %s has less than %s of coverage %s %s"
                .formatted(
                    name(),
                    Duration.ofNanos(Math.abs(wanted)),
                    wanted < 0 ? "before" : "after",
                    start));
      }
      table = wider;
      goal = plus(table.covered(at), wanted);
    }
    return instant(wanted < 0 ? table.latest(goal) : table.earliest(goal));
  }

  /**
   * The covered time from one instant to another, exact to the nanosecond.
   *
   * @return negative if {@code to} is before {@code from}
   * @throws CoverageException if one of them is out of range
   */
  public Duration between(Instant from, Instant to) {
    long begin = tables.nanos(from);
    long end = tables.nanos(to);
    tables.at(begin);
    Openings table = tables.at(end);
    long coveredBegin = table.covered(begin);
    long coveredEnd = table.covered(end);
    long covered = coveredEnd - coveredBegin;
    if (((coveredEnd ^ coveredBegin) & (coveredEnd ^ covered)) < 0) {
      return Duration.ofNanos(coveredEnd).minusNanos(coveredBegin);
    }
    return Duration.ofNanos(covered);
  }

  /** Whether an instant is covered. */
  public boolean isOpen(Instant at) {
    long nanos = tables.nanos(at);
    return tables.at(nanos).isOpen(nanos);
  }

  /**
   * The instant itself if covered, else when coverage begins next; {@link Instant#MAX} if never.
   */
  public Instant nextOpen(Instant at) {
    long nanos = tables.nanos(at);
    Openings table = tables.at(nanos);
    while (table.nextOpen(nanos) == table.until()) {
      Openings wider = tables.later(table);
      if (wider == table) {
        return Instant.MAX;
      }
      table = wider;
    }
    return instant(table.nextOpen(nanos));
  }

  /**
   * The end of the present coverage, or of the next if there is none at the instant; {@link
   * Instant#MAX} if never.
   */
  public Instant nextClose(Instant at) {
    long nanos = tables.nanos(at);
    Openings table = tables.at(nanos);
    while (table.nextClose(nanos) == table.until()) {
      Openings wider = tables.later(table);
      if (wider == table) {
        return Instant.MAX;
      }
      table = wider;
    }
    return instant(table.nextClose(nanos));
  }

  /** Whether coverage begins on a civil day that belongs to it, a holiday's loss taken off. */
  public boolean isBusinessDay(LocalDate date) {
    return targets.isBusinessDay(date);
  }

  /**
   * The business day whose close comes first after an instant: the one that is under way, the one
   * that opens later on the same civil day, or else the next. Before its close an overnight span
   * belongs to the day on which it began.
   *
   * @throws CoverageException if there is none any more
   */
  public LocalDate businessDay(Instant at) {
    return targets.businessDay(at);
  }

  /**
   * The last closing of a business day.
   *
   * @param n 0 for {@link #businessDay}, so that <em>same day</em> after hours is the next business
   *     day; from 1 the n-th business day after the civil day of {@code start} (after the day on
   *     which an overnight span began that holds {@code start}), so that <em>end of next business
   *     day</em> is Monday for a whole weekend and for Friday
   * @throws CoverageException if there is no such day any more
   */
  public Instant endOfBusinessDay(Instant start, int n) {
    return targets.end(start, n);
  }

  /**
   * The first opening of a business day.
   *
   * @param n counted as in {@link #endOfBusinessDay}; with 0 it may lie before {@code start}
   * @throws CoverageException if there is no such day any more
   */
  public Instant morningOfBusinessDay(Instant start, int n) {
    return targets.morning(start, n);
  }

  /**
   * The same civil time some business days later. A start outside hours counts from the next
   * opening: two business days from Saturday are two from Monday's opening, which is Wednesday's.
   * Where the calendar is closed at that time, it is the next opening of that day, and after its
   * last closing that closing.
   *
   * @param n 0 gives {@code start} itself; not negative
   * @throws CoverageException if there is no such day any more
   */
  public Instant addBusinessDays(Instant start, int n) {
    return targets.add(start, n);
  }

  /**
   * Why a calendar is open or closed: stretches without gaps between two instants, none if the
   * second is not after the first.
   */
  public List<Stretch> stretches(Instant from, Instant to) {
    long begin = tables.nanos(from);
    long end = tables.nanos(to);
    return begin < end ? new StretchWriter(tables, begin, end).write() : List.of();
  }

  /**
   * Dates of a year on which holidays close the same time more than once, each as a sentence. That
   * counts once, and may be meant; it is told so that slips are seen.
   */
  public List<String> notes(int year) {
    return HolidayNotes.of(tables.versions(), year);
  }

  @Override
  public String toString() {
    return "calendar " + name();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, CivilClock.SECOND), Math.floorMod(nanos, CivilClock.SECOND));
  }

  private static long saturated(Duration duration) {
    long seconds = duration.getSeconds();
    long most = Long.MAX_VALUE / CivilClock.SECOND - 1;
    if (seconds > most || seconds < -most) {
      return seconds < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
    }
    return seconds * CivilClock.SECOND + duration.getNano();
  }

  private static long plus(long covered, long wanted) {
    long sum = covered + wanted;
    boolean overflow = ((covered ^ sum) & (wanted ^ sum)) < 0;
    return overflow ? wanted < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
  }

  /** Calendars of equal definitions count the same hours. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof CoverageCalendar same && definition.equals(same.definition));
  }

  @Override
  public int hashCode() {
    return definition.name().hashCode();
  }
}
