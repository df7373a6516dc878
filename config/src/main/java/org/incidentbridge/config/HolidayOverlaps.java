package org.incidentbridge.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.calendar.Holiday;
import org.incidentbridge.calendar.Holidays;

/** Finds entries that close the same time. That is allowed, counts once, and is probably a slip. */
final class HolidayOverlaps {
  /** A leap year, in which every yearly day comes. */
  private static final int LEAP_YEAR = 2024;

  private final Problems problems;
  private final String path;
  private final Map<LocalDate, List<Taken>> taken = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  private HolidayOverlaps(Problems problems, String path) {
    this.problems = problems;
    this.path = path;
  }

  /**
   * One entry.
   *
   * @param at where it stands
   * @param holidays what it closes
   * @param years in which it has dates that do not come each year
   */
  record Source(Position at, Holidays holidays, Set<Integer> years) {
    Source {
      years = Set.copyOf(years);
    }
  }

  private record Taken(Source by, Holiday holiday) {}

  /** Warns of each entry that closes time which is closed already, once for each pair. */
  static void tell(Problems problems, String path, List<Source> sources) {
    Set<Integer> years = new TreeSet<>(Set.of(LEAP_YEAR));
    sources.forEach(source -> years.addAll(source.years()));
    HolidayOverlaps overlaps = new HolidayOverlaps(problems, path);
    for (int year : years) {
      sources.forEach(source -> source.holidays().in(year).forEach(h -> overlaps.take(source, h)));
    }
  }

  private void take(Source source, Holiday holiday) {
    List<Taken> before = taken.computeIfAbsent(holiday.date(), date -> new ArrayList<>());
    before.stream()
        .filter(other -> other.holiday().closed().overlaps(holiday.closed()))
        .findFirst()
        .filter(other -> told.add(source.at() + " " + other.by().at()))
        .ifPresent(other -> warn(source, holiday, other));
    before.add(new Taken(source, holiday));
  }

  private void warn(Source source, Holiday holiday, Taken other) {
    String where =
        other.by().at().equals(source.at()) ? "in the same file" : other.by().at().toString();
    problems.warning(
        source.at(),
        path,
        "%s (%s) is closed already by %s (%s)"
            .formatted(holiday.date(), holiday.name(), other.holiday().name(), where),
        "what is closed twice counts once; take one of them out");
  }
}
