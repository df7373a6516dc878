package org.incidentbridge.config;

import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.RecurrenceId;
import org.incidentbridge.calendar.Holiday;
import org.incidentbridge.calendar.Holidays;

/**
 * The events of one file. One without a time closes its days, one with a time that time; what
 * repeats is followed into every year asked for, but for the times that another event of the file
 * replaces or calls off. Cancelled events are left out. Safe for threads.
 */
final class IcsEvents {
  private final List<IcsEvent> events;

  /**
   * Events.
   *
   * @throws IllegalArgumentException if one of them makes no sense as a holiday, with the reason
   */
  IcsEvents(List<VEvent> events) {
    Map<String, List<Temporal>> replaced =
        events.stream()
            .flatMap(
                event ->
                    event.<RecurrenceId<Temporal>>getProperty(Property.RECURRENCE_ID).stream()
                        .map(id -> Map.entry(uid(event), id.getDate())))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    this.events =
        events.stream()
            .map(
                event ->
                    new IcsEvent(
                        event,
                        isOne(event) ? List.of() : replaced.getOrDefault(uid(event), List.of())))
            .filter(event -> !event.isCancelled())
            .toList();
  }

  /** Whether it takes the place of one time of an event that repeats. */
  private static boolean isOne(VEvent event) {
    return event.getProperty(Property.RECURRENCE_ID).isPresent();
  }

  private static String uid(VEvent event) {
    return event.getProperty(Property.UID).map(Property::getValue).orElse("");
  }

  /** The names of those that close nothing, as they are over when they begin. */
  List<String> idle() {
    return events.stream().filter(IcsEvent::isIdle).map(IcsEvent::name).toList();
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
