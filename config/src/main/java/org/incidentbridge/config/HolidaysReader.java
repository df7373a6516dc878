package org.incidentbridge.config;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.incidentbridge.calendar.Holiday;
import org.incidentbridge.calendar.Holidays;
import org.incidentbridge.calendar.Span;
import org.incidentbridge.config.Countries.Regions;
import org.incidentbridge.config.HolidayOverlaps.Source;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;

/** Reads the holidays of a calendar: countries, dates, yearly days and files. */
final class HolidaysReader {
  private static final List<String> KINDS = List.of("country", "date", "yearly", "file");
  private static final List<String> KEYS = Schemas.keys(Schemas.read("holiday"));

  private final Problems problems;
  private final IcsFiles files;
  private final String path;

  HolidaysReader(Problems problems, IcsFiles files, String path) {
    this.problems = problems;
    this.files = files;
    this.path = path + ".holidays";
  }

  /**
   * All holidays together.
   *
   * @param zone of the calendar, where known: into its days the times of a file are put
   */
  Holidays read(List<Yaml> items, Optional<ZoneId> zone) {
    List<Source> own = new ArrayList<>();
    List<Holidays> all = new ArrayList<>();
    for (Yaml item : items) {
      if (item instanceof Mapping entry && oneKind(entry)) {
        entry.scalar("country").flatMap(c -> country(entry, c)).ifPresent(all::add);
        Stream.of(
                entry.scalar("date").flatMap(date -> date(entry, date)),
                entry.scalar("yearly").flatMap(day -> yearly(entry, day)),
                entry.scalar("file").flatMap(file -> file(file, zone)))
            .flatMap(Optional::stream)
            .forEach(own::add);
      }
    }
    HolidayOverlaps.tell(problems, path, own);
    own.forEach(source -> all.add(source.holidays()));
    return Holidays.all(all);
  }

  private boolean oneKind(Mapping entry) {
    List<String> kinds = KINDS.stream().filter(k -> entry.get(k).isPresent()).toList();
    boolean misspelt = kinds.isEmpty() && !KEYS.containsAll(entry.entries().keySet());
    if (kinds.size() != 1 && !misspelt) {
      problems.error(
          entry.at(),
          path,
          kinds.isEmpty()
              ? "says no day"
              : "says %s at once".formatted(String.join(" and ", kinds)),
          "each entry has one of country, date, yearly and file");
    }
    List<String> useless =
        Stream.of("region", "observances", "name", "from", "to")
            .filter(k -> entry.get(k).isPresent() && !fits(k, kinds))
            .toList();
    for (String key : kinds.size() == 1 ? useless : List.<String>of()) {
      problems.error(
          entry.keyAt(key),
          path,
          "%s does not go with %s".formatted(key, kinds.getFirst()),
          "region and observances go with country; name, from and to go with date and yearly");
    }
    return kinds.size() == 1;
  }

  private static boolean fits(String key, List<String> kinds) {
    return Set.of("region", "observances").contains(key)
        ? kinds.contains("country")
        : kinds.contains("date") || kinds.contains("yearly");
  }

  private Optional<Holidays> country(Mapping entry, Scalar country) {
    Optional<Regions> regions = Countries.regions(country.text());
    String region = entry.text("region").orElse("");
    if (regions.isEmpty()) {
      problems.error(
          country.at(),
          path + ".country",
          "no holidays are known of a country '" + country.text() + "'",
          Countries.meant(country.text())
              .map(code -> "did you mean '" + code + "'?")
              .orElseGet(
                  () ->
                      "write its code of two letters, for example GB or DE; known are "
                          + String.join(", ", Countries.codes())));
      return Optional.empty();
    }
    if (!regions.get().contains(region)) {
      unknownRegion(entry, country.text(), regions.get().names());
      return Optional.empty();
    }
    return Optional.of(
        new CountryHolidays(country.text(), region, entry.flag("observances", false)));
  }

  private void unknownRegion(Mapping entry, String country, List<String> known) {
    problems.error(
        entry.valueAt("region"),
        path + ".region",
        "there is no region '%s' of %s".formatted(entry.text("region").orElse(""), country),
        known.isEmpty()
            ? "leave region out: holidays are the same all over the country"
            : "known are " + String.join(", ", known));
  }

  private Optional<Source> date(Mapping entry, Scalar text) {
    Optional<LocalDate> date = CivilDates.date(problems, text, path + ".date");
    Span closed = closed(entry);
    return date.map(
        day ->
            new Source(
                text.at(),
                Holidays.of(List.of(new Holiday(day, name(entry, text), closed))),
                Set.of(day.getYear())));
  }

  private Optional<Source> yearly(Mapping entry, Scalar text) {
    Optional<MonthDay> day = CivilDates.yearly(problems, text, path + ".yearly");
    Span closed = closed(entry);
    return day.map(
        d -> new Source(text.at(), Holidays.yearly(d, name(entry, text), closed), Set.of()));
  }

  private Optional<Source> file(Scalar name, Optional<ZoneId> zone) {
    return files
        .read(name, path + ".file")
        .flatMap(file -> zone.map(z -> new Source(name.at(), file.in(z), file.years())));
  }

  private static String name(Mapping entry, Scalar day) {
    return entry.text("name").orElse(day.text());
  }

  private Span closed(Mapping entry) {
    String from = entry.text("from").orElse("00:00");
    String to = entry.text("to").orElse("24:00");
    try {
      Span span = Span.parse(from + "-" + to);
      if (!span.overMidnight()) {
        return span;
      }
      problems.error(
          entry.valueAt("to"),
          path,
          "ends at %s, before it begins at %s".formatted(to, from),
          "a holiday ends with its day, by 24:00; the next day is another entry");
    } catch (IllegalArgumentException notATime) {
      problems.error(
          entry.valueAt(entry.get("from").isPresent() ? "from" : "to"),
          path,
          String.valueOf(notATime.getMessage()),
          "from and to are times of day, like \"12:00\" and \"24:00\"");
    }
    return Span.WHOLE_DAY;
  }
}
