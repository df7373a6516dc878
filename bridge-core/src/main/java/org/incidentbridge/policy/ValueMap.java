package org.incidentbridge.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Words of a tracker against canonical words. Tracker words are compared without regard to case.
 * Several tracker words may stand for one canonical word; the first of them is written.
 *
 * @param inward tracker word to canonical word, in the order written; empty if words are the same
 *     on both sides
 */
public record ValueMap(Map<String, String> inward) {

  /** Words pass as they are. */
  public static final ValueMap SAME = new ValueMap(Map.of());

  public ValueMap {
    inward = Collections.unmodifiableMap(new LinkedHashMap<>(inward));
  }

  /** The canonical word; empty if the map has none for it. */
  public Optional<String> toCanonical(String word) {
    if (inward.isEmpty()) {
      return Optional.of(word);
    }
    String wanted = word.toLowerCase(Locale.ROOT);
    return inward.entrySet().stream()
        .filter(e -> e.getKey().toLowerCase(Locale.ROOT).equals(wanted))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The tracker word to write; empty if the map has none for it. */
  public Optional<String> toTracker(String canonical) {
    if (inward.isEmpty()) {
      return Optional.of(canonical);
    }
    return inward.entrySet().stream()
        .filter(e -> e.getValue().equals(canonical))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
