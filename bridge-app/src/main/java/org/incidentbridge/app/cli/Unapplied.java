package org.incidentbridge.app.cli;

import java.util.Optional;
import org.incidentbridge.decide.PolicyFile;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.store.Store;

/** A policy of which the store knows nothing yet: that nothing is open by it says nothing. */
final class Unapplied {

  private Unapplied() {}

  /** A sentence; none if a sync has gone by the policy, or there is none. */
  static Optional<String> sentence(Store.Tables tables, Rules rules) {
    return rules
        .policy()
        .map(policy -> PolicyFile.version(policy.pack()))
        .filter(version -> !tables.cases().since().containsKey(version))
        .map(
            version ->
                "No sync has gone by this policy, as it stands now, yet: what only it says of the"
                    + " incidents is not in here.");
  }

  /** Tells it beside what a command prints. */
  static void warn(Store.Tables tables, Rules rules, Options options) {
    sentence(tables, rules).ifPresent(options.err()::println);
    options.err().flush();
  }
}
