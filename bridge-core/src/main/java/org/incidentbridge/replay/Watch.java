package org.incidentbridge.replay;

import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;

/** Whether a calendar is open, asked only when that may have changed. */
final class Watch {
  private final Optional<CoverageCalendar> calendar;
  private boolean open;
  private Instant until = Instant.MIN;

  /**
   * Begins to watch.
   *
   * @param calendar which
   * @param otherwise the constant answer if there is no calendar
   */
  Watch(Optional<CoverageCalendar> calendar, boolean otherwise) {
    this.calendar = calendar;
    this.open = otherwise;
    if (calendar.isEmpty()) {
      until = Instant.MAX;
    }
  }

  /** Brings the answer up to a later moment. */
  boolean openAt(Instant now) {
    if (calendar.isPresent() && !now.isBefore(until)) {
      open = calendar.get().isOpen(now);
      until = open ? calendar.get().nextClose(now) : calendar.get().nextOpen(now);
    }
    return open;
  }

  /** When the answer changes; {@link Instant#MAX} if never. */
  Instant until() {
    return until;
  }
}
