package org.incidentbridge.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** Instants named by business days. */
final class BusinessDayTargets {
  private final String name;
  private final GrowingTable tables;

  BusinessDayTargets(String name, GrowingTable tables) {
    this.name = name;
    this.tables = tables;
  }

  boolean isBusinessDay(LocalDate date) {
    if (date.getYear() < CoverageCalendar.FIRST_YEAR
        || date.getYear() > CoverageCalendar.LAST_YEAR) {
      throw tables.outside(date);
    }
    long day = date.toEpochDay();
    return tables.at(day * BusinessDays.DAY).days().isBusinessDay(day);
  }

  LocalDate businessDay(Instant at) {
    return LocalDate.ofEpochDay(present(at).day());
  }

  Instant end(Instant start, int n) {
    Found found = find(start, n);
    return CoverageCalendar.instant(found.days().close(found.day()));
  }

  Instant morning(Instant start, int n) {
    Found found = find(start, n);
    return CoverageCalendar.instant(found.days().open(found.day()));
  }

  Instant add(Instant start, int n) {
    if (n == 0) {
      return start;
    }
    long at = tables.nanos(start);
    Found begin = present(start);
    long counted = Math.max(at, begin.days().open(begin.day()));
    counted = begin.table().nextOpen(counted);
    Found found = following(counted, n);
    long same = sameTime(counted, begin.day(), found.day());
    long close = found.days().close(found.day());
    long inside = Math.max(same, found.days().open(found.day()));
    return CoverageCalendar.instant(Math.min(close, found.table().nextOpen(inside)));
  }

  /** The civil time that an instant has on one day, on another. */
  private long sameTime(long at, long day, long otherDay) {
    Versions versions = tables.versions();
    LocalDateTime civil =
        LocalDateTime.ofInstant(CoverageCalendar.instant(at), versions.on(day).zone());
    LocalDateTime midnight = LocalDate.ofEpochDay(day).atStartOfDay();
    long second = ChronoUnit.SECONDS.between(midnight, civil);
    return new CivilDays(versions).nanos(otherDay, (int) second)
        + Math.floorMod(at, CivilClock.SECOND);
  }

  private Found find(Instant start, int n) {
    return n == 0 ? present(start) : following(tables.nanos(start), n);
  }

  /** The first business day that closes after an instant. */
  private Found present(Instant start) {
    long at = tables.nanos(start);
    Openings table = tables.at(at);
    long day = table.days().dayOf(at);
    while (true) {
      table = holding(table, day);
      if (table.days().isBusinessDay(day) && table.days().close(day) > at) {
        return new Found(table, day);
      }
      day++;
    }
  }

  /**
   * The n-th business day after the day to which an instant belongs. One that is over before it, as
   * after a night that is longer than the whole next day, is none of them.
   */
  private Found following(long at, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("business days are counted forwards, and not " + n);
    }
    Openings table = tables.at(at);
    long day = table.days().dayOf(at);
    for (int left = n; left > 0; ) {
      day++;
      table = holding(table, day);
      if (table.days().isBusinessDay(day) && table.days().close(day) > at) {
        left--;
      }
    }
    return new Found(table, day);
  }

  private Openings holding(Openings table, long day) {
    if (table.days().holds(day)) {
      return table;
    }
    Openings later = tables.later(table);
    if (later == table) {
      throw new CoverageException(
          "calendar %s has no further business day until %s"
              .formatted(name, LocalDate.ofEpochDay(day)));
    }
    return later;
  }

  /** A business day, and a table that holds it. */
  private record Found(Openings table, long day) {
    BusinessDays days() {
      return table.days();
    }
  }
}
