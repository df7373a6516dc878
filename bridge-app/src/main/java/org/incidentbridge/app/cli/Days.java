package org.incidentbridge.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;

/** Dates on the command line: days begin at midnight in UTC. */
final class Days {

  private Days() {}

  /** Empty if nothing was said. */
  static Optional<Instant> of(String option, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException noDate) {
      throw new Failure(
          ExitCode.USAGE,
          "%s is '%s', no date; write 2026-01-31 or 2026-01-31T14:05:00Z".formatted(option, text));
    }
  }
}
