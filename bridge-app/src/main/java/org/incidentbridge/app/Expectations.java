package org.incidentbridge.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.TrackerProbe.Expected;

/** What a configuration relies on in one tracker. */
public final class Expectations {

  private Expectations() {}

  public static Expected of(TrackerId tracker, BridgeConfig config) {
    Vocabulary vocabulary = config.bridge().vocabulary(tracker);
    List<String> fields = new ArrayList<>();
    Map<String, List<String>> words = new TreeMap<>();
    List<Route> routes =
        config.bridge().routes().stream()
            .filter(r -> r.from().equals(tracker) || r.to().equals(tracker))
            .toList();
    vocabulary
        .fields()
        .forEach(
            (name, term) -> {
              boolean synced = routes.stream().anyMatch(r -> r.terms().fields().containsKey(name));
              if (synced) {
                fields.add(term.trackerField());
                List<String> mapped = List.copyOf(term.words().inward().keySet());
                if (!mapped.isEmpty()) {
                  words.put(term.trackerField(), mapped);
                }
              }
            });
    List<String> creates =
        routes.stream()
            .filter(r -> r.to().equals(tracker))
            .map(r -> r.create().project() + "/" + r.create().type())
            .distinct()
            .toList();
    return new Expected(fields, words, creates);
  }
}
