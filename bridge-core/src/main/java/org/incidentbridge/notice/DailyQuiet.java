package org.incidentbridge.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The same quiet hours every day, in civil time. They begin at {@code from} and end before {@code
 * to}, on the next day if that is not later. An edge that daylight saving leaves out is later by
 * the length of the gap; of one that it repeats, the first counts.
 *
 * @param from when they begin
 * @param to when they end; another time than {@code from}
 * @param zone of both
 */
public record DailyQuiet(LocalTime from, LocalTime to, ZoneId zone) implements QuietHours {

  public DailyQuiet {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours that end when they begin: " + from);
    }
  }

  @Override
  public Instant nextAllowed(Instant at) {
    LocalDate today = at.atZone(zone).toLocalDate();
    for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
      Instant end = edge(to.isAfter(from) ? day : day.plusDays(1), to);
      if (!edge(day, from).isAfter(at) && at.isBefore(end)) {
        return end;
      }
    }
    return at;
  }

  private Instant edge(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, zone).toInstant();
  }
}
