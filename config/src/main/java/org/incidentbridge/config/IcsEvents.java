package org.incidentbridge.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.component.VEvent;
import org.incidentbridge.calendar.Holiday;
import org.incidentbridge.calendar.Holidays;

/**
 * The events of one file. One without a time closes its days, one with a time that time; what
 * repeats is followed into every year asked for. Cancelled events are left out. Safe for threads.
 */
final class IcsEvents {
  private final List<IcsEvent> events;

  /**
   * Events.
   *
   * @throws IllegalArgumentException if one of them makes no sense as a holiday, with the reason
   */
  IcsEvents(List<VEvent> events) {
    this.events = events.stream().map(IcsEvent::new).filter(event -> !event.isCancelled()).toList();
  }

  /** The years in which events begin for the first time. */
  Set<Integer> years() {
    return events.stream().map(IcsEvent::firstYear).collect(Collectors.toSet());
  }

  /** The holidays by the days of a zone. */
  Holidays in(ZoneId zone) {
    return year -> inYear(year, zone);
  }

  private synchronized List<Holiday> inYear(int year, ZoneId zone) {
    return events.stream().flatMap(event -> event.holidays(year, zone).stream()).toList();
  }
}
