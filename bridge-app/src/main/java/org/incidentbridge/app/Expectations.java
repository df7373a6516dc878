package org.incidentbridge.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.TrackerProbe.Expected;

/** What a configuration relies on in one tracker. */
public final class Expectations {

  private Expectations() {}

  public static Expected of(TrackerId tracker, BridgeConfig config) {
    Vocabulary vocabulary = config.bridge().vocabulary(tracker);
    List<String> fields = new ArrayList<>();
    Map<String, List<String>> words = new TreeMap<>();
    Set<String> presumed = new TreeSet<>();
    Set<String> maps =
        config
            .tracker(tracker)
            .map(t -> t.settings().block("vocabulary").values().keySet())
            .orElse(Set.of());
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
                boolean written = maps.contains(name.name());
                List<String> mapped =
                    written ? List.copyOf(term.words().inward().keySet()) : sent(term.words());
                if (!mapped.isEmpty()) {
                  words.put(term.trackerField(), mapped);
                }
                if (!written) {
                  presumed.add(term.trackerField());
                }
              }
            });
    List<String> creates =
        routes.stream()
            .filter(r -> r.to().equals(tracker))
            .map(r -> r.create().project() + "/" + r.create().type())
            .distinct()
            .toList();
    return new Expected(
        fields, words, creates, presumed, accounts(tracker, config), shares(tracker, config));
  }

  /** Whether incidents begin there, and any organisation sees its tickets (J11). */
  private static boolean shares(TrackerId tracker, BridgeConfig config) {
    return config.bridge().beginsIn(tracker)
        && config.policy().stream().anyMatch(pack -> !pack.catalogue().seeing().isEmpty());
  }

  private static List<String> accounts(TrackerId tracker, BridgeConfig config) {
    return config.bridge().people().entries().stream()
        .flatMap(person -> Optional.ofNullable(person.accounts().get(tracker)).stream())
        .distinct()
        .toList();
  }

  /** Without the words that are only read: a tracker need not have them all. */
  private static List<String> sent(ValueMap words) {
    return words.inward().values().stream()
        .distinct()
        .flatMap(canonical -> words.toTracker(canonical).stream())
        .toList();
  }
}
