package org.incidentbridge.app.cli;

import java.util.List;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;

/**
 * The problems that somebody can do something about. Tickets of a tracker that was taken out of the
 * configuration are left alone for good, which is told in a sentence for each such tracker.
 */
final class OpenProblems {

  private OpenProblems() {}

  /** Oldest first. */
  static List<Problem> of(Store.Tables tables, BridgeConfig config) {
    return tables.problems().all(Integer.MAX_VALUE).stream()
        .filter(problem -> config.tracker(problem.ticket().tracker()).isPresent())
        .toList();
  }

  static long count(Store.Tables tables, BridgeConfig config) {
    return tables.problems().count() == 0 ? 0 : of(tables, config).size();
  }
}
