package org.incidentbridge.testkit.sim.rt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How RT reads and writes dates. All are seconds since 1970; 0 means not set. */
final class Dates {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?(.*)");
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss yyyy", Locale.ROOT);

  private Dates() {}

  /** What a date field is set to by a text in UTC; an offset makes it 0. */
  static OptionalLong field(String text) {
    Matcher form = FORM.matcher(text.trim());
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    String rest = form.group(7).trim();
    if (!rest.isEmpty() && !rest.equals("Z")) {
      return OptionalLong.of(0);
    }
    return seconds(form, ZoneOffset.UTC, true);
  }

  /**
   * What a date in a search or in a custom field means. ISO 8601 with its {@code T} is cut to the
   * midnight of its day; an offset is applied, and the zone on top of it.
   */
  static OptionalLong literal(String text, ZoneId zone) {
    Matcher form = FORM.matcher(text.trim());
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    boolean iso = text.trim().matches("\\d{4}-\\d{1,2}-\\d{1,2}T.*");
    OptionalLong local = seconds(form, zone, !iso);
    String rest = form.group(7).trim();
    if (iso || local.isEmpty() || !rest.matches("[+-]\\d{2}:?\\d{2}")) {
      return local;
    }
    return OptionalLong.of(local.getAsLong() - ZoneOffset.of(offset(rest)).getTotalSeconds());
  }

  private static String offset(String text) {
    return text.contains(":") ? text : text.substring(0, 3) + ":" + text.substring(3);
  }

  private static OptionalLong seconds(Matcher form, ZoneId zone, boolean withTime) {
    try {
      LocalDate day = LocalDate.of(part(form, 1), part(form, 2), part(form, 3));
      LocalTime time =
          withTime ? LocalTime.of(part(form, 4), part(form, 5), part(form, 6)) : LocalTime.MIN;
      return OptionalLong.of(LocalDateTime.of(day, time).atZone(zone).toEpochSecond());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static int part(Matcher form, int group) {
    return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
  }

  /** Midnight of the same day in a zone. */
  static long midnight(long seconds, ZoneId zone) {
    return Instant.ofEpochSecond(seconds)
        .atZone(zone)
        .toLocalDate()
        .atStartOfDay(zone)
        .toEpochSecond();
  }

  /** As answers show it. */
  static String iso(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }

  /** As transactions and date fields keep it. */
  static String raw(long seconds) {
    return iso(seconds).replace("T", " ").replace("Z", "");
  }

  /** As messages show it. */
  static String shown(long seconds, ZoneId zone) {
    return seconds == 0 ? "Not set" : SHOWN.format(Instant.ofEpochSecond(seconds).atZone(zone));
  }
}
