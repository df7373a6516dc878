package org.incidentbridge.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A point in time as people read it in texts that are kept or sent. */
public final class CivilTime {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter TWICE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx", Locale.ROOT);

  private CivilTime() {}

  /**
   * For example {@code 2026-11-02 15:00:00 America/Los_Angeles}; a time that the clocks there show
   * twice has its offset, too. Parts of a second are left out.
   *
   * @param zone in which it is told
   */
  public static String text(Instant at, ZoneId zone) {
    ZonedDateTime there = at.atZone(zone);
    boolean twice = zone.getRules().getValidOffsets(there.toLocalDateTime()).size() > 1;
    boolean utc = zone.normalized().equals(ZoneOffset.UTC);
    return there.format(twice ? TWICE : TIME) + " " + (utc ? "UTC" : zone.getId());
  }
}
