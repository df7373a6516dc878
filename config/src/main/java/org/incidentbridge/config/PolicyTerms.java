package org.incidentbridge.config;

import static org.incidentbridge.config.PolicyConditions.ordered;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.pack.Catalogue;

/** What the conditions of a policy pack may say, as far as the pack and what is around it tell. */
final class PolicyTerms {

  private static final Map<String, Set<String>> FIXED =
      Map.of(
          "event.kind",
          PolicyConditions.EVENTS,
          "event.by",
          ordered("reporter", "customer", "staff", "unknown", "automatic", "bridge"),
          "clocks.state",
          ordered("idle", "running", "paused", "breached", "met", "missed", "done", "restarted"));

  private PolicyTerms() {}

  static ConditionTerms of(PolicyNames names) {
    return new ConditionTerms(ConditionScopes.POLICY, words(names), things(names));
  }

  /** Tickets may name services and organisations that nobody wrote down, where none is at all. */
  private static Map<String, Set<String>> words(PolicyNames names) {
    Map<String, Set<String>> words = new HashMap<>(FIXED);
    words.put("customer.plan", names.in("plans"));
    words.put("event.obligation", names.in("obligations"));
    words.put("event.field", fields(names));
    some(names, "organisations").ifPresent(known -> words.put("customer.name", known));
    some(names, "services").ifPresent(known -> words.put("service.name", known));
    names.outside().trackers().ifPresent(known -> words.put("event.tracker", known));
    return words;
  }

  private static Optional<Set<String>> some(PolicyNames names, String block) {
    return Optional.of(names.in(block)).filter(known -> !known.isEmpty());
  }

  private static Set<String> fields(PolicyNames names) {
    Set<String> fields = new TreeSet<>(FieldNames.STANDARD);
    fields.addAll(names.outside().fields().map(OwnFields::mapped).orElse(Set.of(OwnFields.ANY)));
    return fields;
  }

  private static Map<String, Set<String>> things(PolicyNames names) {
    Map<String, Set<String>> things = new HashMap<>(names.forConditions());
    Set<String> roles = new TreeSet<>(Catalogue.ROLES);
    names
        .blocks("services")
        .values()
        .forEach(s -> s.mapping("people").ifPresent(more -> roles.addAll(more.entries().keySet())));
    things.put("service.people", roles);
    things.put("service.custom", CatalogueReader.facts(names));
    return things;
  }
}
