package org.incidentbridge.config;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.calendar.CalendarDefinition;
import org.incidentbridge.calendar.Calendars;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;

/** Reads the coverage calendars. One that is broken is left out. */
final class CalendarsReader {
  static final String ALWAYS = "24x7";

  private final Problems problems;
  private final IcsFiles files;

  CalendarsReader(Problems problems) {
    this.problems = problems;
    this.files = new IcsFiles(problems);
  }

  /** The names of all calendars, of those too that cannot be used. */
  static Set<String> declared(Mapping whole) {
    return whole.mapping("calendars").map(block -> block.entries().keySet()).orElse(Set.of());
  }

  Calendars read(Mapping whole) {
    Map<String, CoverageCalendar> calendars = new LinkedHashMap<>();
    whole
        .mapping("calendars")
        .ifPresent(
            block ->
                block
                    .entries()
                    .forEach(
                        (name, entry) ->
                            calendar(name, entry.value())
                                .ifPresent(calendar -> calendars.put(name, calendar))));
    return new Calendars(calendars);
  }

  /** Changes with every word of the calendars that were read, and of the files they name. */
  String edition(Mapping whole) {
    List<String> texts = new ArrayList<>(files.texts());
    whole.mapping("calendars").map(Fingerprint::text).ifPresent(texts::add);
    return Fingerprint.of(texts);
  }

  private Optional<CoverageCalendar> calendar(String name, Yaml yaml) {
    String path = "calendars." + name;
    if (yaml instanceof Scalar word) {
      return always(name, word, path);
    }
    if (!(yaml instanceof Mapping block)) {
      return Optional.empty();
    }
    Optional<CalendarDefinition> definition =
        new CalendarReader(problems, files, path).read(name, block);
    return problems.hasErrorAt(path) ? Optional.empty() : definition.map(CoverageCalendar::new);
  }

  private Optional<CoverageCalendar> always(String name, Scalar word, String path) {
    if (!word.text().equals(ALWAYS)) {
      problems.error(
          word.at(),
          path,
          word.described() + " is no calendar",
          "write 24x7, or a block with zone: and hours:");
      return Optional.empty();
    }
    return Optional.of(CoverageCalendar.always(name, ZoneOffset.UTC));
  }
}
