package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.SeverityRules;

/** Why an incident has its severity: what each rule said that was asked. For one thread. */
final class SeverityReasons {

  private final PolicyPack pack;
  private final PackPlaces places;

  SeverityReasons(PolicyPack pack, PackPlaces places) {
    SeverityRules rules = pack.severity();
    List<SeverityRules.Rule> overheard =
        rules.rules().stream()
            .map(r -> new SeverityRules.Rule(r.name(), new Overheard(r.when()), r.is()))
            .toList();
    this.pack =
        new PolicyPack(
            pack.head(),
            new SeverityRules(overheard, rules.otherwise()),
            pack.clocks(),
            pack.ladder(),
            pack.duties(),
            pack.catalogue());
    this.places = places;
  }

  /** The same pack, whose rules of severity can be asked what they said. */
  PolicyPack pack() {
    return pack;
  }

  void forget() {
    pack.severity().rules().forEach(r -> ((Overheard) r.when()).forget());
  }

  /** A line for each rule that was asked, in their order. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (SeverityRules.Rule rule : pack.severity().rules()) {
      Overheard when = (Overheard) rule.when();
      String place = places.of("severity", "rules", rule.name().name());
      if (when.said(true)) {
        lines.add(
            "%s%s holds, so it is %s: %s".formatted(rule.name(), place, rule.is(), when.told()));
        return lines;
      }
      if (when.said(false)) {
        lines.add("%s%s does not hold: %s".formatted(rule.name(), place, when.told()));
      }
    }
    lines.add(
        "no rule holds, so it is %s%s"
            .formatted(pack.severity().otherwise(), places.of("severity", "otherwise")));
    return lines;
  }
}
