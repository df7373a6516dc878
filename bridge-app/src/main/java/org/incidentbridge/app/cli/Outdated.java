package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.Reconsidering;
import org.incidentbridge.store.Store;

/** What the store tells that a changed configuration makes untrue until the next sync. */
final class Outdated {

  private static final String CHANGED =
      "Routes, words, people, promises or trackers in the configuration have changed since the last"
          + " sync: what is told here of commands and problems was decided before. The next sync"
          + " looks at all tickets again.";

  private Outdated() {}

  /** Sentences, each on its own; none if the configuration is as it was. */
  static List<String> sentences(Store.Tables tables, BridgeConfig config) {
    Optional<String> strange = Workbench.strangeTracker(tables, config);
    if (strange.isPresent()) {
      return List.of("Nothing is read or written any more. " + strange.get());
    }
    List<String> sentences = new ArrayList<>(Silence.takenOut(tables, config));
    LeftOpen.sentence(tables, config).ifPresent(sentences::add);
    if (!config.bridge().isIdle() && Reconsidering.isDue(tables, config.bridge())) {
      sentences.add(CHANGED);
    }
    return sentences;
  }
}
