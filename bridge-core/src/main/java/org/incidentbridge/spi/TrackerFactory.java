package org.incidentbridge.spi;

import java.util.Map;
import org.incidentbridge.model.FieldName;

/**
 * Makes trackers of one kind. The entry point of an adapter, found by {@link
 * java.util.ServiceLoader}; needs a public constructor without arguments. Called once for each
 * configured tracker, from one thread.
 */
public interface TrackerFactory {

  /** The {@code type} under which the configuration names it, for example {@code jira}. */
  String type();

  /** A JSON Schema (2020-12) of the adapter's own keys in a tracker block, as text. */
  String schema();

  /** The tracker's names of canonical fields, where they need no configuration. */
  Map<FieldName, String> defaultFields(Settings settings);

  /**
   * Words that stand for canonical words unless the configuration has a value map of its own for
   * the field: by canonical field, tracker word to canonical word in order; of several tracker
   * words for one canonical word the first is written.
   */
  default Map<FieldName, Map<String, String>> defaultWords(Settings settings) {
    return Map.of();
  }

  /**
   * Checks the settings beyond their schema and makes the tracker. Does no input or output.
   *
   * @throws SettingsException if a setting cannot be used
   */
  Tracker create(TrackerSetup setup);
}
