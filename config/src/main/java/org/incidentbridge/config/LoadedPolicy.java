package org.incidentbridge.config;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.pack.PolicyPack;

/**
 * What came of reading policy packs.
 *
 * @param pack all of them in one; empty if it cannot be used
 * @param problems all errors and warnings; errors if there is no pack
 */
public record LoadedPolicy(Optional<PolicyPack> pack, List<ConfigProblem> problems) {
  public LoadedPolicy {
    problems = List.copyOf(problems);
  }
}
