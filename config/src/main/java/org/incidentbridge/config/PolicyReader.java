package org.incidentbridge.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.policy.Condition;

/** Makes a policy pack of files that were read. */
final class PolicyReader {

  private final Problems problems;
  private final PolicyNames.Outside outside;

  PolicyReader(Problems problems, PolicyNames.Outside outside) {
    this.problems = problems;
    this.outside = outside;
  }

  /**
   * The packs joined into one, of use only if there are no errors; empty if there are none, or if
   * some change a pack that is not among them.
   *
   * @param calendars those of the configuration, which override those of the packs
   * @param edition changes with them
   */
  Optional<PolicyPack> read(
      List<Mapping> packs, Map<String, CoverageCalendar> calendars, String edition) {
    if (new Amendments(problems).lackTheirPack(packs)) {
      return Optional.empty();
    }
    return new PolicyMerge(problems).join(packs).map(pack -> read(pack, calendars, edition));
  }

  private PolicyPack read(Mapping pack, Map<String, CoverageCalendar> outer, String edition) {
    new SchemaCheck(problems, List.of()).check(Schemas.read("policy"), pack, "");
    Map<String, CoverageCalendar> calendars = new TreeMap<>();
    calendars.put(
        CalendarsReader.ALWAYS, CoverageCalendar.always(CalendarsReader.ALWAYS, ZoneOffset.UTC));
    CalendarsReader own = new CalendarsReader(problems);
    calendars.putAll(own.read(pack).byName());
    calendars.putAll(outer);
    PolicyNames names = new PolicyNames(pack, calendars, outside);
    PolicyParts parts = PolicyParts.of(problems, names);
    PolicyPack read =
        new PolicyPack(
            head(pack, parts, List.of(edition, own.edition(pack))),
            new SeverityReader(parts).read(),
            new ClockReader(parts).read(),
            new LadderReader(parts).read(),
            new DutyReader(parts).read(),
            new CatalogueReader(parts).read());
    if (outside.channels().isEmpty()) {
      new LikeChannels(problems).check(pack);
    }
    if (problems.errors() == 0) {
      new PolicyLint(problems, names, read).run();
    }
    return read;
  }

  private PolicyPack.Head head(Mapping pack, PolicyParts parts, List<String> calendars) {
    Condition counts =
        pack.mapping("counts").isPresent()
            ? parts
                .conditions()
                .read(pack.mapping("counts").get(), "when", "counts", Condition.ALWAYS)
            : pack.get("counts")
                .map(yaml -> parts.conditions().read(yaml, "counts"))
                .orElse(Condition.ALWAYS);
    String name = pack.text("pack").orElse("");
    return new PolicyPack.Head(
        name, pack.text("title").orElse(name), version(pack, calendars), effective(pack), counts);
  }

  private Optional<Instant> effective(Mapping pack) {
    return pack.text("effective")
        .flatMap(
            text -> {
              try {
                return Optional.of(
                    text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
              } catch (DateTimeException notATime) {
                problems.error(
                    pack.valueAt("effective"),
                    "effective",
                    "'" + text + "' is no date and no point in time",
                    "for example 2026-01-01 or 2026-01-01T08:00:00Z");
                return Optional.empty();
              }
            });
  }

  /** Changes with every word of the pack and its calendars, but not with blanks and comments. */
  private static String version(Mapping pack, List<String> calendars) {
    List<String> texts = new ArrayList<>(calendars);
    texts.add(Fingerprint.text(pack));
    return Fingerprint.of(texts);
  }
}
