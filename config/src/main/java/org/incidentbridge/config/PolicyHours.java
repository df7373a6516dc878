package org.incidentbridge.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.pack.Hours;

/** Reads in which hours something counts. */
final class PolicyHours {

  private final Problems problems;
  private final Map<String, CoverageCalendar> calendars;
  private final Set<String> declared;

  PolicyHours(Problems problems, PolicyNames names) {
    this.problems = problems;
    this.calendars = names.calendars();
    this.declared = names.declaredCalendars();
  }

  /** All hours of all days. */
  Hours always() {
    return new Hours.Of(calendar(CalendarsReader.ALWAYS));
  }

  private CoverageCalendar calendar(String name) {
    CoverageCalendar found = calendars.get(name);
    return found == null
        ? CoverageCalendar.always(CalendarsReader.ALWAYS, java.time.ZoneOffset.UTC)
        : found;
  }

  Hours read(Yaml block, String path, Hours otherwise) {
    return block.get("hours").flatMap(yaml -> hours(yaml, path + ".hours")).orElse(otherwise);
  }

  private Optional<Hours> hours(Yaml yaml, String path) {
    return switch (yaml) {
      case Scalar name -> named(name, path).map(Hours.Of::new);
      case Mapping block -> either(block, path);
      default -> Optional.empty(); // the schema has said so
    };
  }

  private Optional<Hours> either(Mapping block, String path) {
    if (block.entries().size() == 1) {
      Optional<Scalar> plan = block.scalar("plan");
      Optional<Scalar> service = block.scalar("service");
      if (plan.isPresent()) {
        return named(plan.get(), path + ".plan").map(Hours.OfPlan::new);
      }
      if (service.isPresent()) {
        return named(service.get(), path + ".service").map(Hours.OfService::new);
      }
    }
    problems.error(
        block.at(),
        path,
        "is neither the name of a calendar nor { plan: CALENDAR } nor { service: CALENDAR }",
        "for example { plan: office }: the hours of the customer's plan, office for those without");
    return Optional.empty();
  }

  /** The calendar of that name; empty, with a problem, if there is none. */
  Optional<CoverageCalendar> named(Scalar name, String path) {
    PolicyNames.Wanted wanted = new PolicyNames.Wanted("calendar", declared, path);
    return PolicyNames.check(problems, name, wanted)
        ? Optional.of(calendar(name.text()))
        : Optional.empty();
  }
}
