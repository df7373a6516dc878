package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.decide.PolicyFile;
import org.incidentbridge.engine.Reconsidering;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.store.Store;

/**
 * What the store tells that a changed configuration makes untrue until the next sync, or until the
 * program that works with it is started anew.
 */
final class Outdated {

  private static final int DIGITS = 8;

  private static final String CHANGED =
      "Routes, words, people, promises or trackers in the configuration have changed since the last"
          + " sync: what is told here of commands and problems was decided before. The next sync"
          + " looks at all tickets again.";

  private static final String UNHEEDED =
      "Routes, words, people, promises or trackers in the configuration are others than those by"
          + " which the run under way goes. It reads them when it is started anew, and looks at all"
          + " tickets again then.";

  private static final String STOPPED = "Nothing is read or written any more. ";

  private static final String STOPS =
      "Once the run under way is started anew, nothing is read or written any more. ";

  private Outdated() {}

  /** Sentences, each on its own; none if the configuration is as it was. */
  static List<String> sentences(Store.Tables tables, BridgeConfig config, Run run) {
    Optional<String> strange = Workbench.strangeTracker(tables, config);
    if (strange.isPresent()) {
      return List.of((run.isUnderWay() ? STOPS : STOPPED) + strange.get());
    }
    List<String> sentences = new ArrayList<>(Silence.takenOut(tables, config));
    LeftOpen.sentence(tables, config).ifPresent(sentences::add);
    if (!config.bridge().isIdle() && Reconsidering.isDue(tables, config.bridge())) {
      sentences.add(run.isUnderWay() ? UNHEEDED : CHANGED);
    }
    if (run.isUnderWay()) {
      otherPolicy(tables, config).ifPresent(sentences::add);
    }
    return sentences;
  }

  /** The policy by which the run under way goes, if the configuration has another one. */
  private static Optional<String> otherPolicy(Store.Tables tables, BridgeConfig config) {
    Optional<PolicyPack> pack = config.support().policy().map(PolicyInForce::pack);
    String there = pack.map(PolicyFile::version).orElse("");
    return tables.cases().since().entrySet().stream()
        .filter(e -> PolicyFile.isVersion(e.getKey()) && !e.getKey().equals(there))
        .map(
            e ->
                "The run under way goes by %s, in force since %s; the configuration has %s. That counts once the run is started anew."
                    .formatted(
                        said(e.getKey()),
                        Table.moment(e.getValue()),
                        there.isEmpty() ? "no policy" : said(there)))
        .findFirst();
  }

  /** For example {@code version 1f3a5b7c of the policy joyent}. */
  private static String said(String version) {
    String[] parts = version.split(":", -1);
    String hash = parts[parts.length - 1];
    return "version %s of the policy %s"
        .formatted(hash.substring(0, Math.min(DIGITS, hash.length())), parts[1]);
  }
}
