package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Store;

/** What a plan would pass by without a word, since nothing is to be written for it. */
final class Silence {

  private static final String PAUSED =
      "The configuration has no routes, so the bridge is paused: what is read waits, and nothing is"
          + " written.";

  private Silence() {}

  /** That nothing is written at all; empty if there are routes. */
  static List<String> paused(BridgeConfig config) {
    return config.bridge().isIdle() ? List.of(PAUSED) : List.of();
  }

  /** Sentences, each on its own. */
  static List<String> broken(Store.Tables tables, BridgeConfig config) {
    List<String> sentences = new ArrayList<>(paused(config));
    sentences.addAll(takenOut(tables, config));
    sentences.addAll(IdleRoutes.found(tables, config).values());
    sentences.addAll(Strangers.found(tables, config).values());
    long problems = OpenProblems.count(tables, config);
    long conflicts = tables.incidents().conflicts();
    List<String> open = new ArrayList<>();
    if (problems > 0) {
      open.add(Count.of(problems, "problem"));
    }
    if (conflicts > 0) {
      open.add(Count.of(conflicts, "conflict"));
    }
    if (!open.isEmpty()) {
      sentences.add(
          "%s %s single tickets or fields out of step; `bridge status` tells which."
              .formatted(String.join(" and ", open), problems + conflicts == 1 ? "keeps" : "keep"));
    }
    return sentences;
  }

  /** A sentence for each tracker that the store knows and the configuration does not. */
  static List<String> takenOut(Store.Tables tables, BridgeConfig config) {
    return tables.tickets().trackers().stream()
        .filter(tracker -> config.tracker(tracker).isEmpty())
        .flatMap(tracker -> takenOut(tables, tracker).stream())
        .toList();
  }

  private static Optional<String> takenOut(Store.Tables tables, TrackerId tracker) {
    int tickets = tables.tickets().versions(tracker).size();
    return tickets == 0
        ? Optional.empty()
        : Optional.of(
            "The store knows %s of %s, which the configuration no longer has: they are left as they are. To go on with them, configure it again under that name."
                .formatted(Count.of(tickets, "ticket"), tracker));
  }
}
