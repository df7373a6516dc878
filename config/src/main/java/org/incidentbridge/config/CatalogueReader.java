package org.incidentbridge.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.config.PolicyNames.Wanted;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.pack.Catalogue;

/** Reads who and what there is. */
final class CatalogueReader {

  private static final List<String> FACTS = List.of("queue", "systemOfRecord");

  private final PolicyParts parts;

  CatalogueReader(PolicyParts parts) {
    this.parts = parts;
  }

  Catalogue read() {
    SortedMap<String, Catalogue.Plan> plans = plans();
    SortedMap<String, Catalogue.Service> services = new TreeMap<>();
    parts
        .names()
        .blocks("services")
        .forEach((name, block) -> services.put(name, service(name, block, plans)));
    return new Catalogue(
        services,
        plans,
        new OrganisationReader(parts).read(),
        groups(),
        new TreeMap<>(parts.names().calendars()),
        templates());
  }

  /** The names of all that conditions and texts may ask of some service of the pack. */
  static Set<String> facts(PolicyNames names) {
    Set<String> facts = new TreeSet<>(FACTS);
    names
        .blocks("services")
        .values()
        .forEach(s -> s.mapping("custom").ifPresent(more -> facts.addAll(more.entries().keySet())));
    return facts;
  }

  private SortedMap<String, Catalogue.Plan> plans() {
    SortedMap<String, Catalogue.Plan> plans = new TreeMap<>();
    parts
        .names()
        .blocks("plans")
        .forEach(
            (name, block) ->
                calendar(block, "coverage", "plans." + name)
                    .ifPresent(coverage -> plans.put(name, new Catalogue.Plan(name, coverage))));
    return plans;
  }

  private Optional<CoverageCalendar> calendar(Mapping block, String key, String path) {
    return block.scalar(key).flatMap(name -> parts.hours().named(name, path + "." + key));
  }

  private Catalogue.Service service(String name, Mapping block, Map<String, Catalogue.Plan> plans) {
    String path = "services." + name;
    Map<String, List<String>> people = new HashMap<>();
    for (String role : Catalogue.ROLES) {
      if (block.get(role).isPresent()) {
        people.put(role, parts.people(block, role, path));
      }
    }
    block
        .mapping("people")
        .ifPresent(
            more ->
                more.entries()
                    .keySet()
                    .forEach(role -> people.put(role, parts.people(more, role, path + ".people"))));
    Map<String, String> custom = new HashMap<>();
    FACTS.forEach(key -> block.text(key).ifPresent(fact -> custom.put(key, fact)));
    block
        .mapping("custom")
        .ifPresent(
            facts ->
                facts
                    .entries()
                    .keySet()
                    .forEach(key -> facts.text(key).ifPresent(fact -> custom.put(key, fact))));
    return new Catalogue.Service(
        name, block.flag("critical", false), people, hours(block, path, plans), custom);
  }

  private Catalogue.ServiceHours hours(
      Mapping block, String path, Map<String, Catalogue.Plan> plans) {
    Optional<CoverageCalendar> supported = calendar(block, "supported", path);
    Optional<Scalar> plan = block.scalar("plan").filter(p -> known(p, path + ".plan"));
    if (plan.isPresent() && block.get("supported").isPresent()) {
      parts
          .problems()
          .error(block.keyAt("plan"), path, "has both supported and plan", "keep one of them");
    }
    return new Catalogue.ServiceHours(
        supported.or(
            () ->
                plan.flatMap(p -> Optional.ofNullable(plans.get(p.text())))
                    .map(Catalogue.Plan::coverage)),
        calendar(block, "needed", path));
  }

  private boolean known(Scalar plan, String path) {
    return PolicyNames.check(
        parts.problems(), plan, new Wanted("plan", parts.names().in("plans"), path));
  }

  private SortedMap<String, List<String>> groups() {
    SortedMap<String, List<String>> groups = new TreeMap<>();
    parts
        .names()
        .pack()
        .mapping("groups")
        .ifPresent(
            all -> all.entries().keySet().forEach(name -> groups.put(name, group(all, name))));
    return groups;
  }

  private List<String> group(Mapping all, String name) {
    List<Scalar> members = PolicyParts.texts(all, name);
    for (Scalar member : members) {
      if (!MailDomains.isRecipient(member.text().strip())) {
        parts
            .problems()
            .error(
                member.at(),
                "groups." + name,
                member.described() + " is no address",
                "a group has addresses, for example " + name + "@example.com");
      }
    }
    return members.stream().map(Scalar::text).toList();
  }

  private SortedMap<String, Catalogue.Template> templates() {
    SortedMap<String, Catalogue.Template> templates = new TreeMap<>();
    parts
        .names()
        .blocks("templates")
        .forEach(
            (name, block) -> {
              for (String part : List.of("subject", "text")) {
                parts.notice(block, part, "templates." + name);
              }
              templates.put(
                  name,
                  new Catalogue.Template(
                      block.text("subject").orElse(""), block.text("text").orElse("")));
            });
    return templates;
  }
}
