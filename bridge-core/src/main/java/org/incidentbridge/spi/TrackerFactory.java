package org.incidentbridge.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The projects, queues or the like that a tracker is read in, as its settings name them. */
  default List<String> covered(Settings settings) {
    return settings.texts("projects");
  }

  /** What commands can say of a tracker without asking it. */
  default Profile profile(Settings settings) {
    return new Profile(type(), settings.text("url").orElse(""), Optional.empty());
  }

  /**
   * Understands what trackers of this kind call out; empty if they call nobody.
   *
   * @param secret what their calls are signed with, not empty; none if calls are to be believed
   *     that nobody signed
   */
  default Optional<TrackerWebhook> webhook(Optional<Secret> secret) {
    return Optional.empty();
  }

  /**
   * Why a secret that calls are signed with cannot be used with this tracker, continuing a sentence
   * such as "is too short for it"; empty if it can.
   */
  default Optional<String> objection(Secret secret) {
    return Optional.empty();
  }

  /**
   * Checks the settings beyond their schema and makes the tracker. Does no input or output.
   *
   * @throws SettingsException if a setting cannot be used
   */
  Tracker create(TrackerSetup setup);

  /**
   * What is known of a tracker from its settings alone.
   *
   * @param product what people call it, as in {@code Jira Cloud}
   * @param address the web address under which the pages of its tickets lie; empty if there is none
   * @param withheldBy the key that, as it is set, keeps tickets for insiders from getting mirrors;
   *     empty if they get some, or if there are no such tickets
   */
  record Profile(String product, String address, Optional<String> withheldBy) {}
}
