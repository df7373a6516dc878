package org.incidentbridge.config;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.CoverageException;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.PolicyPack;

/** Warns of services that their users need at hours in which nobody works on them (A4). */
final class CoverageGaps {

  private static final LocalDate USUAL = LocalDate.of(2026, 2, 2);
  private static final int DAYS = 7;

  /** Holidays, and clocks that change on other dates in other zones, come once a year. */
  private static final int YEAR = 364;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Problems problems;
  private final PolicyNames names;

  CoverageGaps(Problems problems, PolicyNames names) {
    this.problems = problems;
    this.names = names;
  }

  void check(PolicyPack pack) {
    LocalDate from =
        pack.head().effective().map(e -> e.atZone(ZoneOffset.UTC).toLocalDate()).orElse(USUAL);
    LocalDate monday = from.with(TemporalAdjusters.nextOrSame(java.time.DayOfWeek.MONDAY));
    pack.catalogue().services().values().forEach(service -> check(service, monday));
  }

  private void check(Catalogue.Service service, LocalDate monday) {
    Optional<CoverageCalendar> needed = service.hours().needed();
    Optional<CoverageCalendar> supported = service.hours().supported();
    if (needed.isEmpty() || supported.isEmpty()) {
      return;
    }
    Gap usual = gap(needed.get(), supported.get(), monday, DAYS, DAY);
    if (!usual.length.isZero()) {
      warn(service, "%s in a week: %s".formatted(usual.size(), usual.words()), supported.get());
    } else if (!needed.equals(supported)) {
      Gap rare = gap(needed.get(), supported.get(), monday, YEAR, DATE);
      if (!rare.length.isZero()) {
        warn(service, "%s in a year: %s".formatted(rare.size(), rare.words()), supported.get());
      }
    }
  }

  private void warn(Catalogue.Service service, String when, CoverageCalendar supported) {
    Mapping services = names.pack().mapping("services").orElse(names.pack());
    Position at =
        services
            .mapping(service.name())
            .map(block -> block.valueAt("needed"))
            .orElse(services.at());
    problems.warning(
        at,
        "services." + service.name() + ".needed",
        "coverage gap: needed, but not supported, for %s (%s)".formatted(when, supported.zone()),
        "widen its plan, or have a step that follows your gap plan when service.gap holds");
  }

  private static Gap gap(
      CoverageCalendar needed,
      CoverageCalendar supported,
      LocalDate monday,
      int days,
      DateTimeFormatter names) {
    Gap gap = new Gap(names);
    for (int i = 0; i < days; i++) {
      ZonedDateTime day = monday.plusDays(i).atStartOfDay(supported.zone());
      Instant end = day.plusDays(1).toInstant();
      Instant at = day.toInstant();
      while (at.isBefore(end)) {
        boolean missing = needed.isOpen(at) && !supported.isOpen(at);
        Instant next = earlier(edge(needed, at), earlier(edge(supported, at), end));
        if (missing) {
          gap.add(day, at, next);
        }
        at = next;
      }
    }
    return gap;
  }

  /** When the calendar next opens or closes; after all times if it never does. */
  private static Instant edge(CoverageCalendar calendar, Instant at) {
    try {
      return calendar.isOpen(at) ? calendar.nextClose(at) : calendar.nextOpen(at);
    } catch (CoverageException never) {
      return Instant.MAX;
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** The missing hours of some days. */
  private static final class Gap {
    private final DateTimeFormatter names;
    private final Map<String, List<String>> daysByHours = new LinkedHashMap<>();
    private final Map<String, List<String>> hoursByDay = new LinkedHashMap<>();
    private Duration length = Duration.ZERO;

    Gap(DateTimeFormatter names) {
      this.names = names;
    }

    String size() {
      String minutes = length.toMinutesPart() == 0 ? "" : length.toMinutesPart() + " minutes";
      return length.toHours() == 0 ? minutes : (length.toHours() + " hours " + minutes).strip();
    }

    void add(ZonedDateTime day, Instant from, Instant to) {
      length = length.plus(Duration.between(from, to));
      String end = TIME.format(to.atZone(day.getZone()));
      String hours =
          TIME.format(from.atZone(day.getZone())) + "-" + (end.equals("00:00") ? "24:00" : end);
      hoursByDay.computeIfAbsent(names.format(day), d -> new ArrayList<>()).add(hours);
    }

    String words() {
      hoursByDay.forEach(
          (day, hours) ->
              daysByHours
                  .computeIfAbsent(String.join(", ", hours), h -> new ArrayList<>())
                  .add(day));
      List<String> all = new ArrayList<>();
      daysByHours.forEach((hours, days) -> all.add(some(days) + " " + hours));
      return String.join("; ", all);
    }

    private static String some(List<String> days) {
      String first = String.join(", ", days.subList(0, Math.min(DAYS, days.size())));
      return days.size() > DAYS ? first + " and " + (days.size() - DAYS) + " more" : first;
    }
  }
}
