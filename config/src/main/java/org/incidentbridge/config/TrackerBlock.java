package org.incidentbridge.config;

import java.util.Optional;
import java.util.Set;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Capabilities;

/**
 * A tracker as read, with the place where it was written.
 *
 * @param nameAt where its name stands
 * @param yaml its block
 * @param config what it says
 * @param covered the projects, queues or the like that it is read in
 * @param vocabulary its words
 * @param capabilities what it can hold; empty if it could not be made
 */
record TrackerBlock(
    Position nameAt,
    Mapping yaml,
    TrackerConfig config,
    Set<String> covered,
    Vocabulary vocabulary,
    Optional<Capabilities> capabilities) {

  TrackerBlock {
    covered = Set.copyOf(covered);
  }

  TrackerId id() {
    return config.id();
  }

  /** Whether the file has a value map for the field. */
  boolean maps(String field) {
    return yaml.mapping("vocabulary").flatMap(v -> v.get(field)).isPresent();
  }

  /** Whether the file says which field of the tracker that is. */
  boolean names(String field) {
    return fields().flatMap(f -> f.get(field)).isPresent();
  }

  /**
   * Where the file says which field of the tracker that is; where the tracker stands if nowhere.
   */
  Position fieldAt(String field) {
    return fields().filter(f -> f.get(field).isPresent()).map(f -> f.keyAt(field)).orElse(nameAt);
  }

  private Optional<Mapping> fields() {
    return yaml.mapping("vocabulary").flatMap(v -> v.mapping("fields"));
  }

  /** Where the words of a field stand, or would have to. */
  Position wordsAt(String field) {
    return yaml.mapping("vocabulary").map(v -> v.keyAt(field)).orElse(nameAt);
  }
}
