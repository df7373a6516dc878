package org.incidentbridge.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a calendar has on each civil day.
 *
 * <p>A span belongs to the day on which it begins, also past midnight. A day off that lasts until
 * 24:00 therefore takes the spans of its day past midnight too; beyond that, each holiday takes
 * what reaches into it from the day before. Special hours replace the spans and the holidays of
 * their day, and leave what reaches in. A day that the zone skipped has nothing.
 *
 * <p>Belongs to one thread.
 */
final class CivilDays {
  private final Versions versions;
  private final List<CivilClock> clocks;

  CivilDays(Versions versions) {
    this.versions = versions;
    this.clocks = versions.all().stream().map(v -> new CivilClock(v.zone())).toList();
  }

  /** When a civil day begins, in epoch nanoseconds. */
  long midnight(long epochDay) {
    return nanos(epochDay, 0);
  }

  /** A civil time of a day, in the zone of the version in force on it, in epoch nanoseconds. */
  long nanos(long epochDay, int second) {
    return clocks.get(versions.index(epochDay)).nanos(epochDay, second);
  }

  /** The coverage that belongs to a day, in order, without overlap. */
  List<Opening> openings(long epochDay) {
    List<Span> spans = spans(epochDay);
    CivilClock clock = clocks.get(versions.index(epochDay));
    if (spans.isEmpty() || clock.skips(epochDay)) {
      return List.of();
    }
    List<Opening> openings = new ArrayList<>();
    for (Span span : spans) {
      add(openings, clock.nanos(epochDay, span.from()), clock.nanos(epochDay, span.to()), span);
    }
    return cutByNextDay(cutByHolidays(openings, epochDay), epochDay + 1);
  }

  private List<Opening> cutByHolidays(List<Opening> openings, long epochDay) {
    List<Opening> left = openings;
    for (Holiday holiday : versions.holidays(epochDay)) {
      long to = holiday.lastsOvernight() ? Long.MAX_VALUE : nanos(epochDay, holiday.closed().to());
      left = Opening.without(left, nanos(epochDay, holiday.closed().from()), to);
    }
    return left;
  }

  /** When a holiday ends, in seconds after midnight: with the spans of its day that it cuts off. */
  int shutUntil(long epochDay, Holiday holiday) {
    int end = holiday.closed().to();
    return holiday.lastsOvernight()
        ? spans(epochDay).stream().mapToInt(Span::to).reduce(end, Math::max)
        : end;
  }

  private List<Span> spans(long epochDay) {
    CalendarVersion version = versions.on(epochDay);
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    List<Span> special = version.special().get(date);
    return special != null
        ? special
        : version.weekly().getOrDefault(date.getDayOfWeek(), List.of());
  }

  private List<Opening> cutByNextDay(List<Opening> openings, long next) {
    if (openings.isEmpty() || openings.getLast().to() <= midnight(next)) {
      return openings;
    }
    List<Opening> left = openings;
    for (Holiday holiday : versions.holidays(next)) {
      left =
          Opening.without(
              left, nanos(next, holiday.closed().from()), nanos(next, holiday.closed().to()));
    }
    return left;
  }

  /** A change of the clocks may turn two spans that follow each other into overlapping ones. */
  private static void add(List<Opening> openings, long from, long to, Span span) {
    long free = openings.isEmpty() ? from : Math.max(from, openings.getLast().to());
    if (free < to) {
      openings.add(new Opening(free, to, span));
    }
  }
}
