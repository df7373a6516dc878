package org.incidentbridge.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A stretch of time in which a calendar is open, or closed, for one reason.
 *
 * @param from begin, included
 * @param to end, excluded; after {@code from}
 * @param open whether covered
 * @param reason in words, for example {@code Mon 09:00-17:00}, {@code outside hours}, {@code
 *     holiday Christmas Day}, {@code special hours 2026-12-24 09:00-12:00}, {@code 24x7}
 * @param version the first civil day of the calendar's version that says so; empty for the first
 *     version
 */
public record Stretch(
    Instant from, Instant to, boolean open, String reason, Optional<LocalDate> version) {

  /** Whether both are open or closed for the same reason, by the same version. */
  boolean saysTheSameAs(Stretch other) {
    return open == other.open && reason.equals(other.reason) && version.equals(other.version);
  }
}
