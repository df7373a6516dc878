package org.incidentbridge.config;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.calendar.CalendarVersion;
import org.incidentbridge.calendar.Span;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;

/** Reads weekly hours: days, ranges and lists of days, each with its spans. */
final class WeekReader {
  private static final String DAILY = "daily";
  private static final List<String> WORDS =
      Stream.concat(
              Stream.of(DAILY),
              Stream.of(DayOfWeek.values())
                  .flatMap(d -> Stream.of(shortName(d), d.name().toLowerCase(Locale.ROOT))))
          .toList();
  private static final String EXAMPLE =
      "write mon, tue, wed, thu, fri, sat, sun, a range like mon-fri, or daily";

  private final Problems problems;
  private final String path;
  private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
  private final Map<DayOfWeek, Position> places = new EnumMap<>(DayOfWeek.class);

  WeekReader(Problems problems, String path) {
    this.problems = problems;
    this.path = path + ".hours";
  }

  /** The spans by day; none of a day that is not written. */
  Map<DayOfWeek, List<Span>> read(Mapping calendar) {
    calendar.scalar("hours").ifPresent(this::always);
    calendar
        .mapping("hours")
        .ifPresent(hours -> hours.entries().forEach((days, entry) -> add(days, entry)));
    reaching();
    return week;
  }

  private void always(Scalar word) {
    if (word.text().equals(CalendarsReader.ALWAYS)) {
      week.putAll(CalendarVersion.roundTheClock());
    } else {
      problems.error(
          word.at(),
          path,
          word.described() + " says no hours",
          "write 24x7, or a block like { mon-fri: \"09:00-17:00\" }");
    }
  }

  private void add(String key, Entry entry) {
    List<DayOfWeek> days = days(key, entry.keyAt());
    List<Span> spans =
        new SpansReader(problems, path + "." + key)
            .read(entry.value(), "leave out the days without hours");
    for (DayOfWeek day : days) {
      Position before = places.putIfAbsent(day, entry.keyAt());
      if (before != null) {
        problems.error(
            entry.keyAt(),
            path + "." + key,
            "%s is also in %s".formatted(shortName(day), before),
            "name each day once, with all its spans");
      }
      week.putIfAbsent(day, spans);
    }
  }

  private List<DayOfWeek> days(String key, Position at) {
    List<DayOfWeek> days = new ArrayList<>();
    for (String part : key.split(",", -1)) {
      if (part.strip().equalsIgnoreCase(DAILY)) {
        days.addAll(List.of(DayOfWeek.values()));
        continue;
      }
      String[] ends = part.split("-", 2);
      Optional<DayOfWeek> first = day(ends[0].strip(), at, key);
      Optional<DayOfWeek> last = ends.length == 1 ? first : day(ends[1].strip(), at, key);
      if (first.isPresent() && last.isPresent()) {
        for (DayOfWeek d = first.get(); d != last.get(); d = d.plus(1)) {
          days.add(d);
        }
        days.add(last.get());
      }
    }
    return days;
  }

  private Optional<DayOfWeek> day(String word, Position at, String key) {
    Optional<DayOfWeek> found =
        Stream.of(DayOfWeek.values())
            .filter(d -> d.name().equalsIgnoreCase(word) || shortName(d).equalsIgnoreCase(word))
            .findFirst();
    if (found.isEmpty()) {
      problems.error(
          at,
          path + "." + key,
          "there is no day '" + word + "'",
          DidYouMean.nearest(word, WORDS)
              .map(near -> "did you mean '" + near + "'? ")
              .orElse("")
              .concat(EXAMPLE));
    }
    return found;
  }

  /** A night that goes on until after the next day has opened counts once. */
  private void reaching() {
    week.forEach(
        (day, spans) -> {
          List<Span> next = week.getOrDefault(day.plus(1), List.of());
          for (Span span : spans) {
            int tail = span.to() - Span.WHOLE_DAY.to();
            Position at = places.get(day);
            if (at != null && next.stream().anyMatch(s -> s.from() < tail)) {
              problems.warning(
                  at,
                  path + "." + shortName(day),
                  "%s goes on until after %s has opened".formatted(span, shortName(day.plus(1))),
                  "time that both cover counts once");
            }
          }
        });
  }

  private static String shortName(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }
}
