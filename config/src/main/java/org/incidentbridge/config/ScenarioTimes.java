package org.incidentbridge.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as scenarios write them.
 *
 * @param zone of civil times
 * @param begin what {@code +1h} counts from
 */
record ScenarioTimes(ZoneId zone, Instant begin) {

  static final String FORMS =
      "for example 2026-11-02 09:00, 2026-11-02T09:00:00Z, or +1h30m after the beginning";

  private static final DateTimeFormatter CIVIL =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm")
          .appendOptional(
              new DateTimeFormatterBuilder()
                  .appendPattern(":ss")
                  .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                  .toFormatter(Locale.ROOT))
          .toFormatter(Locale.ROOT);

  /** The moment; empty if the text is none. */
  Optional<Instant> parse(String written) {
    String text = written.strip();
    if (text.startsWith("+")) {
      return TargetText.length(text.substring(1)).map(begin::plus);
    }
    try {
      return Optional.of(
          text.endsWith("Z")
              ? Instant.parse(text)
              : LocalDateTime.parse(text, CIVIL).atZone(zone).toInstant());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** As it would be written. */
  String show(Instant at) {
    return CIVIL.format(at.atZone(zone)).replaceFirst(":00$", "");
  }

  /** A length of time as it would be written. */
  static String show(Duration length) {
    String sign = length.isNegative() ? "-" : "";
    Duration all = length.abs();
    StringBuilder text = new StringBuilder(sign);
    part(text, all.toHours(), "h");
    part(text, all.toMinutesPart(), "m");
    part(text, all.toSecondsPart(), "s");
    if (all.toNanosPart() > 0) {
      text.append(all.toNanosPart()).append("ns");
    }
    return text.length() == sign.length() ? "0s" : text.toString();
  }

  private static void part(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
