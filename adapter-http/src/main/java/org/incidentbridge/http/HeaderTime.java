package org.incidentbridge.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times and numbers that HTTP headers carry. */
final class HeaderTime {

  private static final Pattern NUMBER = Pattern.compile("\"?(\\d{1,15})(?!\\d).*");

  /** Larger numbers are seconds since 1970, as no wait is thirty years. */
  private static final long EPOCH_SECONDS = 1_000_000_000L;

  private static final long EPOCH_MILLIS = 1_000_000_000_000L;

  private HeaderTime() {}

  /** An HTTP date, or an ISO instant whose seconds may be missing. */
  static Optional<Instant> instant(String text) {
    return parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
        .or(() -> parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME));
  }

  /** Time from {@code now}: seconds, seconds or milliseconds since 1970, HTTP date or instant. */
  static Optional<Duration> until(String text, Instant now) {
    OptionalLong plain = text.matches("\\d+(\\.\\d+)?") ? number(text) : OptionalLong.empty();
    Optional<Duration> wait =
        plain.isPresent()
            ? Optional.of(fromNumber(plain.getAsLong(), now))
            : instant(text).map(at -> Duration.between(now, at));
    return wait.map(d -> d.isNegative() ? Duration.ZERO : d);
  }

  /** The whole number that the text begins with. */
  static OptionalLong number(String text) {
    Matcher matcher = NUMBER.matcher(text.strip());
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  private static Duration fromNumber(long number, Instant now) {
    if (number >= EPOCH_MILLIS) {
      return Duration.between(now, Instant.ofEpochMilli(number));
    }
    return number >= EPOCH_SECONDS
        ? Duration.between(now, Instant.ofEpochSecond(number))
        : Duration.ofSeconds(number);
  }

  private static Optional<Instant> parse(String text, DateTimeFormatter format) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip(), format).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
