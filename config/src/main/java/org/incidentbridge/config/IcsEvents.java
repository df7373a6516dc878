package org.incidentbridge.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.incidentbridge.calendar.Holiday;
import org.incidentbridge.calendar.Holidays;
import org.incidentbridge.calendar.Span;

/**
 * The events of one file. One without a time closes its days, one with a time that time; what
 * repeats is followed into every year asked for. Cancelled events are left out. Safe for threads.
 */
final class IcsEvents {
  private static final String CANCELLED = "CANCELLED";

  private final List<VEvent> events;

  IcsEvents(List<VEvent> events) {
    this.events = events.stream().filter(event -> !isCancelled(event)).toList();
  }

  /** The years in which events begin for the first time. */
  Set<Integer> years() {
    Set<Integer> years = new TreeSet<>();
    for (VEvent event : events) {
      start(event).ifPresent(start -> years.add(civil(start, ZoneOffset.UTC).getYear()));
    }
    return years;
  }

  /** The holidays by the days of a zone. */
  Holidays in(ZoneId zone) {
    return year -> inYear(year, zone);
  }

  private synchronized List<Holiday> inYear(int year, ZoneId zone) {
    List<Holiday> holidays = new ArrayList<>();
    LocalDate from = LocalDate.of(year, 1, 1).minusDays(2);
    LocalDate to = LocalDate.of(year + 1, 1, 1).plusDays(2);
    for (VEvent event : events) {
      start(event)
          .ifPresent(
              start -> {
                for (Period<? extends Temporal> time :
                    event.<Temporal>calculateRecurrenceSet(
                        new Period<>(alike(start, from), alike(start, to)))) {
                  days(time, name(event), zone, holidays);
                }
              });
    }
    return holidays.stream().filter(holiday -> holiday.date().getYear() == year).toList();
  }

  private static void days(
      Period<? extends Temporal> time, String name, ZoneId zone, List<Holiday> holidays) {
    LocalDateTime from = civil(time.getStart(), zone);
    LocalDateTime to = civil(time.getEnd(), zone);
    for (LocalDate day = from.toLocalDate();
        day.atStartOfDay().isBefore(to);
        day = day.plusDays(1)) {
      LocalDateTime begin = day.atStartOfDay();
      int first = from.isAfter(begin) ? from.toLocalTime().toSecondOfDay() : 0;
      int last =
          to.isBefore(day.plusDays(1).atStartOfDay())
              ? to.toLocalTime().toSecondOfDay()
              : Span.WHOLE_DAY.to();
      if (first < last) {
        holidays.add(new Holiday(day, name, new Span(first, last)));
      }
    }
  }

  private static java.util.Optional<Temporal> start(VEvent event) {
    return event.<DtStart<Temporal>>getProperty(Property.DTSTART).map(DtStart::getDate);
  }

  private static String name(VEvent event) {
    return event
        .getProperty(Property.SUMMARY)
        .map(Property::getValue)
        .filter(s -> !s.isBlank())
        .orElse("closed");
  }

  private static boolean isCancelled(VEvent event) {
    return event
        .getProperty(Property.STATUS)
        .map(Property::getValue)
        .filter(CANCELLED::equalsIgnoreCase)
        .isPresent();
  }

  /** A time of no zone is one of the calendar's. */
  private static LocalDateTime civil(Temporal time, ZoneId zone) {
    return switch (time) {
      case LocalDate date -> date.atStartOfDay();
      case LocalDateTime civil -> civil;
      case ZonedDateTime zoned -> zoned.withZoneSameInstant(zone).toLocalDateTime();
      case OffsetDateTime offset -> offset.atZoneSameInstant(zone).toLocalDateTime();
      default -> LocalDateTime.ofInstant(Instant.from(time), zone);
    };
  }

  /** The library compares times of one kind only. */
  private static Temporal alike(Temporal kind, LocalDate date) {
    return switch (kind) {
      case LocalDate plain -> date;
      case LocalDateTime civil -> date.atStartOfDay();
      case ZonedDateTime zoned -> date.atTime(LocalTime.MIDNIGHT).atZone(zoned.getZone());
      case OffsetDateTime offset -> date.atTime(LocalTime.MIDNIGHT).atOffset(offset.getOffset());
      default -> date.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
    };
  }
}
