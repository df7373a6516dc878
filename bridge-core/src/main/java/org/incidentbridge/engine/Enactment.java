package org.incidentbridge.engine;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.incidentbridge.decide.PolicyFile;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.store.Store;

/** Since when a policy and its steps are in force. */
final class Enactment {

  private final PolicyPack pack;

  Enactment(PolicyPack pack) {
    this.pack = pack;
  }

  /**
   * Whoever says since when the policy is effective wants to hear of what came since. An edit has
   * effect from the last look under the old policy on, so that nothing is passed over that came
   * about in between (N9). To go back to an earlier version is an edit too.
   */
  SortedMap<String, Instant> since(Store.Tables tables, Instant now) {
    Instant effective = pack.head().effective().filter(now::isAfter).orElse(now);
    SortedMap<String, Instant> known = tables.cases().since();
    boolean unedited = known.containsKey(PolicyFile.version(pack));
    if (unedited && known.keySet().containsAll(pack.steps())) {
      return known;
    }
    tables.cases().inForce(pack.steps(), effective);
    Instant edited = tables.cases().lastLook().filter(now::isAfter).orElse(now);
    if (!unedited) {
      tables.cases().forget(known.keySet().stream().filter(PolicyFile::isVersion).toList());
    }
    tables.cases().inForce(List.of(PolicyFile.version(pack)), known.isEmpty() ? effective : edited);
    return tables.cases().since();
  }
}
