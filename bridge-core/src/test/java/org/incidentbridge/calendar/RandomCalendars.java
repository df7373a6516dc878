package org.incidentbridge.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Calendars and instants near what is hard: odd zones, changes of the clocks, midnight, versions.
 */
final class RandomCalendars {
  private static final List<String> ZONES =
      List.of(
          "Europe/London",
          "America/New_York",
          "Australia/Lord_Howe",
          "Africa/Casablanca",
          "Asia/Kathmandu",
          "Pacific/Apia",
          "America/St_Johns",
          "America/Sao_Paulo",
          "UTC");
  private static final List<String> HOURS =
      List.of(
          "09:00-17:00",
          "09:00-13:00, 14:00-17:00",
          "00:00-24:00",
          "22:00-06:00",
          "00:30-01:30, 02:15-03:00, 20:00-24:00",
          "18:00-17:59",
          "01:30-02:30",
          "00:00-00:01, 12:00-12:01, 23:59-00:01");

  private final Random random;

  RandomCalendars(long seed) {
    this.random = new Random(seed);
  }

  CalendarDefinition definition() {
    List<CalendarVersion> versions = new ArrayList<>();
    versions.add(version(LocalDate.MIN));
    LocalDate from = LocalDate.of(2008, 1, 1);
    for (int i = random.nextInt(3); i > 0; i--) {
      from = from.plusDays(1 + random.nextInt(2000));
      versions.add(version(from));
    }
    return new CalendarDefinition("random", versions);
  }

  CoverageCalendar calendar() {
    return new CoverageCalendar(definition());
  }

  /** Mostly within some days around a change of clocks, a skipped day, or a new year. */
  Instant instant() {
    List<String> near =
        List.of(
            "2011-12-30T10:00:00Z",
            "2010-11-07T02:31:00Z",
            "2012-03-25T01:00:00Z",
            "2012-10-28T01:00:00Z",
            "2013-10-05T15:30:00Z",
            "2014-01-01T00:00:00Z",
            "2013-07-08T12:00:00Z");
    Instant around = Instant.parse(near.get(random.nextInt(near.size())));
    return around.plus(amount(Duration.ofDays(random.nextInt(4) == 0 ? 700 : 3)));
  }

  /** Up to a length, of either sign, sometimes round. */
  Duration amount(Duration most) {
    long nanos = (long) ((random.nextDouble() * 2 - 1) * most.toNanos());
    return switch (random.nextInt(3)) {
      case 0 -> Duration.ofNanos(nanos);
      case 1 -> Duration.ofMinutes(Duration.ofNanos(nanos).toMinutes());
      default -> Duration.ofHours(Duration.ofNanos(nanos).toHours());
    };
  }

  private CalendarVersion version(LocalDate from) {
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    return new CalendarVersion(from, zone, weekly(), special(), Holidays.of(holidays()));
  }

  private Map<DayOfWeek, List<Span>> weekly() {
    EnumMap<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    String usual = hours();
    boolean same = random.nextBoolean();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day == DayOfWeek.WEDNESDAY || random.nextInt(4) > 0) {
        week.put(day, Span.parseAll(same ? usual : hours()));
      }
    }
    return week;
  }

  private String hours() {
    return HOURS.get(random.nextInt(HOURS.size()));
  }

  private Map<LocalDate, List<Span>> special() {
    Map<LocalDate, List<Span>> special = new TreeMap<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      special.put(date(), Span.parseAll(hours()));
    }
    return special;
  }

  private List<Holiday> holidays() {
    List<Holiday> holidays = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      int from = random.nextInt(20) * 3600;
      Span part = new Span(from, Math.min(24 * 3600, from + 3600 * (1 + random.nextInt(12))));
      LocalDate date = date();
      holidays.add(
          random.nextBoolean() ? Holiday.of(date, "whole") : new Holiday(date, "part", part));
    }
    return holidays;
  }

  private LocalDate date() {
    return LocalDate.ofInstant(instant(), ZoneId.of("UTC"));
  }
}
