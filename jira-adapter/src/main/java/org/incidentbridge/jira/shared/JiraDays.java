package org.incidentbridge.jira.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Days as points in time, for fields of Jira that hold a date without a time: a day is its
 * beginning in one zone, there and back.
 */
public final class JiraDays {

  private final Supplier<ZoneId> zone;

  private JiraDays(Supplier<ZoneId> zone) {
    this.zone = zone;
  }

  /** Days of the zone that is configured, else of the profile of the bridge's user. */
  public static JiraDays of(JiraSettings settings, JiraLogin login) {
    return new JiraDays(() -> settings.reading().meaning().zone().orElseGet(login::home));
  }

  /** Days of one zone. */
  public static JiraDays in(ZoneId zone) {
    return new JiraDays(() -> zone);
  }

  /**
   * When a day begins.
   *
   * @param day such as {@code 2026-05-02}
   * @throws DateTimeException if it is no day
   */
  Instant start(String day) {
    return LocalDate.parse(day).atStartOfDay(zone.get()).toInstant();
  }

  /** The day of which an instant is part. */
  String day(Instant at) {
    return at.atZone(zone.get()).toLocalDate().toString();
  }

  /** The beginning of the day of which an instant is part. */
  Instant cut(Instant at) {
    return start(day(at));
  }

  /** The instant as a clock in the zone shows it, for messages. */
  String shown(Instant at) {
    ZoneId here = zone.get();
    return at.atZone(here).toLocalTime() + " (" + here + ")";
  }
}
