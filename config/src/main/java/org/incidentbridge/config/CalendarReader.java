package org.incidentbridge.config;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.calendar.CalendarDefinition;
import org.incidentbridge.calendar.CalendarVersion;
import org.incidentbridge.calendar.Span;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;

/**
 * Reads one calendar with its versions. A version has what the one before it has, but for its own
 * keys.
 */
final class CalendarReader {
  private final Problems problems;
  private final IcsFiles files;
  private final String path;

  CalendarReader(Problems problems, IcsFiles files, String path) {
    this.problems = problems;
    this.files = files;
    this.path = path;
  }

  /** The calendar; of use only if there are no errors. */
  Optional<CalendarDefinition> read(String name, Mapping block) {
    List<CalendarVersion> versions = new ArrayList<>();
    Mapping keys = block;
    version(LocalDate.MIN, keys).ifPresent(versions::add);
    LocalDate last = LocalDate.MIN;
    for (Yaml item : block.items("versions")) {
      Optional<LocalDate> from = item.scalar("from").flatMap(this::from);
      if (item instanceof Mapping own && from.isPresent()) {
        ordered(last, from.get(), own);
        last = from.get();
        keys = joined(keys, own);
        version(last, keys).ifPresent(versions::add);
      }
    }
    return problems.hasErrorAt(path) || versions.isEmpty()
        ? Optional.empty()
        : Optional.of(new CalendarDefinition(name, versions));
  }

  private Optional<LocalDate> from(Yaml.Scalar text) {
    return CivilDates.date(problems, text, path + ".versions.from");
  }

  private void ordered(LocalDate last, LocalDate from, Mapping version) {
    if (!from.isAfter(last)) {
      problems.error(
          version.valueAt("from"),
          path + ".versions.from",
          "%s does not come after %s, the version before".formatted(from, last),
          "sort the versions by their first day, each day once");
    }
  }

  private static Mapping joined(Mapping before, Mapping own) {
    Map<String, Entry> entries = new LinkedHashMap<>(before.entries());
    entries.putAll(own.entries());
    return new Mapping(own.at(), entries);
  }

  private Optional<CalendarVersion> version(LocalDate from, Mapping keys) {
    Optional<ZoneId> zone = keys.scalar("zone").flatMap(this::zone);
    WeekReader week = new WeekReader(problems, path);
    var weekly = week.read(keys);
    Map<LocalDate, List<Span>> special = special(keys);
    var holidays = new HolidaysReader(problems, files, path).read(keys.items("holidays"), zone);
    boolean wrong = problems.hasErrorAt(path);
    if (weekly.isEmpty() && special.isEmpty() && !wrong) {
      problems.error(
          keys.get("hours").isPresent() ? keys.keyAt("hours") : keys.at(),
          path + ".hours",
          "has no hours, so that no clock would ever run",
          "for example hours: { mon-fri: \"09:00-17:00\" }, or hours: 24x7");
    }
    return zone.isEmpty() || problems.hasErrorAt(path)
        ? Optional.empty()
        : Optional.of(new CalendarVersion(from, zone.get(), weekly, special, holidays));
  }

  private Optional<ZoneId> zone(Yaml.Scalar text) {
    if (ZoneId.getAvailableZoneIds().contains(text.text())) {
      return Optional.of(ZoneId.of(text.text()));
    }
    problems.error(
        text.at(),
        path + ".zone",
        "there is no time zone '" + text.text() + "'",
        ZoneNames.hint(text.text(), "write it by place, for example Europe/London, or UTC"));
    return Optional.empty();
  }

  private Map<LocalDate, List<Span>> special(Mapping keys) {
    Map<LocalDate, List<Span>> special = new LinkedHashMap<>();
    keys.mapping("special")
        .ifPresent(
            dates ->
                dates
                    .entries()
                    .forEach(
                        (date, entry) -> {
                          String at = path + ".special." + date;
                          Optional<LocalDate> day =
                              CivilDates.date(problems, date, entry.keyAt(), at);
                          List<Span> spans =
                              new SpansReader(problems, at)
                                  .read(entry.value(), SpansReader.CLOSED_DATE);
                          day.ifPresent(d -> special.put(d, spans));
                        }));
    return special;
  }
}
