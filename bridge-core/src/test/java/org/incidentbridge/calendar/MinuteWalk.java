package org.incidentbridge.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Answers by looking at every single minute; slow, and made of nothing that the calendar uses. */
final class MinuteWalk {
  private final CalendarDefinition definition;

  MinuteWalk(CalendarDefinition definition) {
    this.definition = definition;
  }

  Duration between(Instant from, Instant to) {
    long minutes = 0;
    for (Instant at = from; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
      minutes += isOpen(at) ? 1 : 0;
    }
    return Duration.ofMinutes(minutes);
  }

  boolean isOpen(Instant at) {
    LocalDate utc = LocalDate.ofInstant(at, ZoneId.of("UTC"));
    return utc.minusDays(3)
        .datesUntil(utc.plusDays(3))
        .anyMatch(
            day ->
                spans(day).stream()
                    .anyMatch(s -> inside(at, day, s.from(), s.to()) && !closed(at, day)));
  }

  private boolean closed(Instant at, LocalDate day) {
    LocalDate next = day.plusDays(1);
    return holidays(day).stream()
            .map(Holiday::closed)
            .anyMatch(
                c ->
                    c.to() == 24 * 3600
                        ? !at.isBefore(time(day, c.from()))
                        : inside(at, day, c.from(), c.to()))
        || holidays(next).stream()
            .anyMatch(h -> inside(at, next, h.closed().from(), h.closed().to()));
  }

  private List<Span> spans(LocalDate day) {
    CalendarVersion version = version(day);
    boolean exists =
        ZonedDateTime.of(day, LocalTime.NOON, version.zone()).toLocalDate().equals(day);
    if (!exists) {
      return List.of();
    }
    return version.special().containsKey(day)
        ? version.special().get(day)
        : version.weekly().getOrDefault(day.getDayOfWeek(), List.of());
  }

  private List<Holiday> holidays(LocalDate day) {
    CalendarVersion version = version(day);
    return version.special().containsKey(day)
        ? List.of()
        : version.holidays().in(day.getYear()).stream().filter(h -> h.date().equals(day)).toList();
  }

  private boolean inside(Instant at, LocalDate day, int from, int to) {
    return !at.isBefore(time(day, from)) && at.isBefore(time(day, to));
  }

  private Instant time(LocalDate day, int second) {
    return ZonedDateTime.of(day.atStartOfDay().plusSeconds(second), version(day).zone())
        .toInstant();
  }

  private CalendarVersion version(LocalDate day) {
    return definition.versions().reversed().stream()
        .filter(v -> !v.from().isAfter(day))
        .findFirst()
        .orElseThrow();
  }
}
