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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import org.incidentbridge.calendar.Holiday;
import org.incidentbridge.calendar.Span;

/** One event of a file. Belongs to one thread at a time, as the library's classes do. */
final class IcsEvent {
  /** Between the civil dates of two zones, and to be sure that an edge is not missed. */
  private static final int MARGIN_DAYS = 2;

  private final VEvent event;
  private final Temporal start;
  private final boolean repeats;

  /** Times at which it does not take place although it repeats, in Greenwich. */
  private final Set<LocalDateTime> left;

  /**
   * An event.
   *
   * @param replaced its times that other events of the file take the place of
   * @throws IllegalArgumentException if it has no begin, or comes more often than once a day
   */
  IcsEvent(VEvent event, List<Temporal> replaced) {
    this.event = event;
    this.left =
        Stream.concat(
                replaced.stream(),
                event.<ExDate<Temporal>>getProperties(Property.EXDATE).stream()
                    .flatMap(dates -> dates.getDates().stream()))
            .map(time -> civil(time, ZoneOffset.UTC))
            .collect(Collectors.toSet());
    this.start =
        event
            .<DtStart<Temporal>>getProperty(Property.DTSTART)
            .map(DtStart::getDate)
            .orElseThrow(
                () -> new IllegalArgumentException("the event '" + name() + "' has no DTSTART"));
    String rule = text(Property.RRULE);
    this.repeats = !rule.isEmpty() || !text(Property.RDATE).isEmpty();
    if (rule.matches("(?is).*FREQ=(SECONDLY|MINUTELY|HOURLY).*")) {
      throw new IllegalArgumentException(
          "the event '" + name() + "' comes more often than once a day");
    }
  }

  boolean isCancelled() {
    return text(Property.STATUS).equalsIgnoreCase("CANCELLED");
  }

  /** Whether it is over when it begins. */
  boolean isIdle() {
    LocalDateTime begin = civil(start, ZoneOffset.UTC);
    return event
        .<Temporal>getEndDate(true)
        .map(end -> !civil(end.getDate(), ZoneOffset.UTC).isAfter(begin))
        .orElse(!(start instanceof LocalDate));
  }

  /** The year in which it begins first. */
  int firstYear() {
    return civil(start, ZoneOffset.UTC).getYear();
  }

  /** What it closes in a year, by the days of a zone. */
  List<Holiday> holidays(int year, ZoneId zone) {
    List<Holiday> holidays = new ArrayList<>();
    if (firstYear() > year + 1 || (!repeats && lastYear() < year - 1)) {
      return holidays;
    }
    LocalDate from = LocalDate.of(year, 1, 1).minusDays(MARGIN_DAYS);
    LocalDate to = LocalDate.of(year + 1, 1, 1).plusDays(MARGIN_DAYS);
    for (Period<Temporal> time :
        event.<Temporal>calculateRecurrenceSet(new Period<>(alike(from), alike(to)))) {
      if (left.contains(civil(time.getStart(), ZoneOffset.UTC))) {
        continue;
      }
      LocalDateTime begin = civil(time.getStart(), zone);
      LocalDateTime end = civil(time.getEnd(), zone);
      LocalDate first = begin.toLocalDate().isBefore(from) ? from : begin.toLocalDate();
      for (LocalDate day = first; day.isBefore(to) && day.atStartOfDay().isBefore(end); ) {
        day(day, begin, end, holidays);
        day = day.plusDays(1);
      }
    }
    return holidays.stream().filter(holiday -> holiday.date().getYear() == year).toList();
  }

  private void day(LocalDate day, LocalDateTime begin, LocalDateTime end, List<Holiday> holidays) {
    int from = begin.isAfter(day.atStartOfDay()) ? begin.toLocalTime().toSecondOfDay() : 0;
    int to =
        end.isBefore(day.plusDays(1).atStartOfDay())
            ? end.toLocalTime().toSecondOfDay()
            : Span.WHOLE_DAY.to();
    if (from < to) {
      holidays.add(new Holiday(day, name(), new Span(from, to), start instanceof LocalDate));
    }
  }

  private int lastYear() {
    return event
        .<Temporal>getEndDate(true)
        .map(DtEnd::getDate)
        .map(end -> civil(end, ZoneOffset.UTC).getYear())
        .orElse(firstYear());
  }

  String name() {
    String summary = text(Property.SUMMARY);
    return summary.isBlank() ? "closed" : summary;
  }

  private String text(String property) {
    return event.getProperty(property).map(Property::getValue).orElse("");
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
  private Temporal alike(LocalDate date) {
    return switch (start) {
      case LocalDate plain -> date;
      case LocalDateTime civil -> date.atStartOfDay();
      case ZonedDateTime zoned -> date.atTime(LocalTime.MIDNIGHT).atZone(zoned.getZone());
      case OffsetDateTime offset -> date.atTime(LocalTime.MIDNIGHT).atOffset(offset.getOffset());
      default -> date.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
    };
  }
}
