package org.incidentbridge.decide;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;

/** What may be told of an incident where: a restricted field never leaves its tracker (N5). */
final class Discretion {

  private final Bridge bridge;

  Discretion(Bridge bridge) {
    this.bridge = bridge;
  }

  /** The facts that may be told in a tracker. */
  SortedMap<String, String> within(TrackerId tracker, Map<String, String> facts) {
    SortedMap<String, String> told = new TreeMap<>(facts);
    told.keySet()
        .removeIf(
            name ->
                bridge.vocabularies().values().stream()
                    .filter(v -> !v.tracker().equals(tracker))
                    .anyMatch(v -> isRestricted(v, name)));
    return told;
  }

  /** The facts that may be told to anybody. */
  SortedMap<String, String> outside(Map<String, String> facts) {
    SortedMap<String, String> told = new TreeMap<>(facts);
    told.keySet()
        .removeIf(
            name -> bridge.vocabularies().values().stream().anyMatch(v -> isRestricted(v, name)));
    return told;
  }

  private static boolean isRestricted(Vocabulary vocabulary, String fact) {
    return StandardField.named(fact)
        .flatMap(field -> vocabulary.term(field.field()))
        .filter(Vocabulary.Term::restricted)
        .isPresent();
  }
}
