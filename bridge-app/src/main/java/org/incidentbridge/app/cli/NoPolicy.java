package org.incidentbridge.app.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.pack.Voice;
import org.incidentbridge.policy.Condition;

/** A policy that promises nothing and knows nobody. */
final class NoPolicy {
  static final PolicyInForce IN_FORCE =
      new PolicyInForce(pack(), Set.of(), new TreeMap<>(), Map.of(), Voice.PLAIN);

  private NoPolicy() {}

  private static PolicyPack pack() {
    return new PolicyPack(
        new PolicyPack.Head("none", "None", "", Optional.empty(), Condition.ALWAYS),
        new SeverityRules(List.of(), ""),
        List.of(),
        Ladder.NONE,
        new PolicyPack.Duties(List.of(), List.of()),
        new Catalogue(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
  }
}
