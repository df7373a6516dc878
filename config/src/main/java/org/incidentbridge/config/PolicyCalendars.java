package org.incidentbridge.config;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.calendar.CalendarDefinition;
import org.incidentbridge.calendar.CalendarVersion;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.Span;
import org.incidentbridge.config.Yaml.Mapping;

/** Stand-in until the reader of calendars is here. */
final class PolicyCalendars {
  private PolicyCalendars() {}

  static Map<String, CoverageCalendar> read(Problems problems, Mapping pack) {
    Map<String, CoverageCalendar> all = new TreeMap<>();
    Mapping none = new Mapping(pack.at(), Map.of());
    pack.mapping("calendars")
        .orElse(none)
        .entries()
        .forEach(
            (name, entry) -> {
              if (!(entry.value() instanceof Mapping block)) {
                all.put(name, CoverageCalendar.always(name, java.time.ZoneOffset.UTC));
                return;
              }
              Map<DayOfWeek, List<Span>> week = new java.util.EnumMap<>(DayOfWeek.class);
              Mapping hours = block.mapping("hours").orElse(none);
              hours
                  .entries()
                  .forEach(
                      (days, spans) ->
                          days(days)
                              .forEach(
                                  d -> week.put(d, Span.parseAll(hours.text(days).orElse("")))));
              if (week.isEmpty()) {
                problems.error(entry.keyAt(), "calendars." + name, "has no hours at all", "x");
                return;
              }
              all.put(
                  name,
                  new CoverageCalendar(
                      CalendarDefinition.of(
                          name,
                          CalendarVersion.of(
                              ZoneId.of(block.text("zone").orElse("UTC")),
                              week,
                              org.incidentbridge.calendar.Holidays.none()))));
            });
    return all;
  }

  private static List<DayOfWeek> days(String text) {
    List<String> names = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    String[] ends = text.split("-");
    int from = names.indexOf(ends[0]);
    int to = names.indexOf(ends[ends.length - 1]);
    return java.util.stream.IntStream.rangeClosed(from, to)
        .mapToObj(i -> DayOfWeek.of(i + 1))
        .toList();
  }
}
