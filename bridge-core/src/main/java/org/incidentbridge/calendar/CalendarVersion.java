package org.incidentbridge.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a calendar says from one civil day on, until its next version begins.
 *
 * @param from the first civil day, in this version's zone; {@link LocalDate#MIN} in a first version
 * @param zone of the civil times
 * @param weekly the spans that begin on each day of the week; a day left out has none
 * @param special the spans that begin on one date, in place of the weekly ones and of all holidays
 *     of that date; none of them is empty
 * @param holidays when it is closed although it has weekly hours
 */
public record CalendarVersion(
    LocalDate from,
    ZoneId zone,
    Map<DayOfWeek, List<Span>> weekly,
    Map<LocalDate, List<Span>> special,
    Holidays holidays) {

  /**
   * A version.
   *
   * @throws IllegalArgumentException if it has no hours at all, if spans of one day overlap, or if
   *     a special date has no span
   */
  public CalendarVersion {
    EnumMap<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    weekly.forEach(
        (day, spans) -> {
          if (!spans.isEmpty()) {
            week.put(day, sorted(day.toString(), spans));
          }
        });
    TreeMap<LocalDate, List<Span>> dates = new TreeMap<>();
    special.forEach((date, spans) -> dates.put(date, sorted(date.toString(), spans)));
    dates.forEach(
        (date, spans) -> {
          if (spans.isEmpty()) {
            throw new IllegalArgumentException(
                "special hours of %s are empty; a closed date is a holiday".formatted(date));
          }
        });
    if (week.isEmpty() && dates.isEmpty()) {
      throw new IllegalArgumentException("a calendar without hours is never open");
    }
    weekly = Map.copyOf(week);
    special = Map.copyOf(dates);
  }

  /** A first version, with weekly hours and holidays alone. */
  public static CalendarVersion of(
      ZoneId zone, Map<DayOfWeek, List<Span>> weekly, Holidays holidays) {
    return new CalendarVersion(LocalDate.MIN, zone, weekly, Map.of(), holidays);
  }

  /** The same from a civil day on. */
  public CalendarVersion startingOn(LocalDate date) {
    return new CalendarVersion(date, zone, weekly, special, holidays);
  }

  /** Weekly hours from midnight to midnight on all seven days. */
  public static Map<DayOfWeek, List<Span>> roundTheClock() {
    EnumMap<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(Span.WHOLE_DAY));
    }
    return week;
  }

  /** Whether the weekly hours leave no moment out. */
  boolean isRoundTheClock() {
    return weekly.equals(roundTheClock());
  }

  private static List<Span> sorted(String day, List<Span> spans) {
    List<Span> sorted = spans.stream().sorted().toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).overlaps(sorted.get(i - 1))) {
        throw new IllegalArgumentException(
            "%s of %s overlaps %s".formatted(sorted.get(i), day, sorted.get(i - 1)));
      }
    }
    return sorted;
  }
}
