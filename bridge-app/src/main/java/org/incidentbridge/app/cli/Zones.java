package org.incidentbridge.app.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** Reads time zones as people write them. */
final class Zones {

  private Zones() {}

  /**
   * The zone of that name.
   *
   * @throws TypeConversionException if there is none, with one that may be meant
   */
  static ZoneId read(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new TypeConversionException(
          "there is no time zone '%s'; %s".formatted(text, suggested(text)));
    }
  }

  private static String suggested(String text) {
    String city =
        text.substring(text.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT).replace(' ', '_');
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.contains("/"))
        .filter(id -> id.toLowerCase(Locale.ROOT).endsWith("/" + city))
        .sorted()
        .findFirst()
        .map(id -> "did you mean '" + id + "'?")
        .orElse("write one such as Europe/London, America/New_York or UTC");
  }
}
