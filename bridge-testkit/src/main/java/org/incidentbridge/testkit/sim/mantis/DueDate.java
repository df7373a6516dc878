package org.incidentbridge.testkit.sim.mantis;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Due dates as text; what is no date clears the field. */
final class DueDate {

  private DueDate() {}

  /** Epoch seconds, 0 for none. */
  static int parse(String text, World world) {
    try {
      return (int) OffsetDateTime.parse(text).toEpochSecond();
    } catch (DateTimeParseException notWithOffset) {
      return local(text, world);
    }
  }

  private static int local(String text, World world) {
    try {
      String iso = text.replace(' ', 'T');
      LocalDateTime time =
          iso.length() == 10 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
      return (int) time.atZone(world.options.zone()).toEpochSecond();
    } catch (DateTimeParseException noDate) {
      return 0;
    }
  }
}
