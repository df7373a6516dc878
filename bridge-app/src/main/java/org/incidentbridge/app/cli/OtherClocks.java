package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.PolicyPack;

/**
 * Clocks that only one of two policies has: what is counted of them says nothing about targets.
 *
 * @param present names of those that only the present policy has, in its order
 * @param tried names of those that only the tried one has, in its order
 */
record OtherClocks(List<String> present, List<String> tried) {

  OtherClocks {
    present = List.copyOf(present);
    tried = List.copyOf(tried);
  }

  static OtherClocks of(PolicyPack present, PolicyPack tried) {
    return new OtherClocks(missing(present, tried), missing(tried, present));
  }

  private static List<String> missing(PolicyPack of, PolicyPack in) {
    return of.clocks().stream()
        .map(ClockRule::name)
        .filter(name -> in.clock(name).isEmpty())
        .toList();
  }

  /** One line; empty if both have the same. */
  Optional<String> words() {
    List<String> said = new ArrayList<>();
    if (!present.isEmpty()) {
      said.add(
          "Only in the present policy: %s, so what %s counts as saved."
              .formatted(String.join(", ", present), breaches(present)));
    }
    if (!tried.isEmpty()) {
      said.add(
          "Only in the one tried: %s, so what %s counts as newly breached."
              .formatted(String.join(", ", tried), breaches(tried)));
    }
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of("Clocks are compared by name. " + String.join(" ", said));
  }

  private static String breaches(List<String> clocks) {
    return clocks.size() == 1 ? "it breaches" : "they breach";
  }
}
