package org.incidentbridge.jira.shared;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as Jira writes them. */
public final class JiraTimes {

  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(java.util.Locale.ROOT);

  private static final DateTimeFormatter WRITE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX", java.util.Locale.ROOT);

  private static final DateTimeFormatter JQL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", java.util.Locale.ROOT);

  private JiraTimes() {}

  /**
   * Reads {@code 2021-03-26T10:06:52.302+0800}, with or without a colon in the offset.
   *
   * @throws DateTimeException if it is no such time
   */
  public static Instant read(String text) {
    return OffsetDateTime.parse(text, READ).toInstant();
  }

  /** The {@code Date} header of an answer; empty if it cannot be read. */
  public static Optional<Instant> httpDate(String header) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** A point in time as Jira takes it, in UTC. */
  public static String write(Instant time) {
    return WRITE.format(time.atOffset(ZoneOffset.UTC));
  }

  /**
   * A bound for {@code updated >=}: the minute of the instant in the zone in which Jira reads the
   * caller's dates, or an earlier one where the clock goes back and the minute has two meanings.
   */
  public static String jqlMinute(Instant from, ZoneId zone) {
    ZonedDateTime local = from.atZone(zone);
    @Nullable ZoneOffsetTransition twice = zone.getRules().getTransition(local.toLocalDateTime());
    LocalDateTime minute =
        twice == null || twice.isGap()
            ? local.toLocalDateTime()
            : twice.getDateTimeAfter().minus(Duration.ofMinutes(1));
    return JQL.format(minute);
  }
}
