package org.incidentbridge.config;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;

/**
 * Fields as the trackers of a configuration map them.
 *
 * @param mapped the names of custom fields that some tracker has, {@code custom:review} for example
 * @param restricted by the name of a field, standard ones too, a tracker that keeps it to itself
 */
record OwnFields(Set<String> mapped, SortedMap<String, String> restricted) {

  /** How names of custom fields begin. */
  static final String CUSTOM = "custom:";

  /** Stands for every custom field. */
  static final String ANY = CUSTOM + "*";

  OwnFields {
    mapped = Collections.unmodifiableSet(new TreeSet<>(mapped));
    restricted = Collections.unmodifiableSortedMap(new TreeMap<>(restricted));
  }

  static OwnFields of(Mapping whole) {
    Set<String> mapped = new TreeSet<>();
    SortedMap<String, String> restricted = new TreeMap<>();
    Map<String, Yaml.Entry> trackers =
        whole.mapping("trackers").map(Mapping::entries).orElse(Map.of());
    trackers.forEach(
        (tracker, entry) ->
            entry
                .value()
                .mapping("vocabulary")
                .flatMap(words -> words.mapping("fields"))
                .ifPresent(fields -> add(tracker, fields, mapped, restricted)));
    return new OwnFields(mapped, restricted);
  }

  private static void add(
      String tracker, Mapping fields, Set<String> mapped, SortedMap<String, String> restricted) {
    fields
        .entries()
        .forEach(
            (name, entry) -> {
              if (name.startsWith(CUSTOM) && !isNone(entry.value())) {
                mapped.add(name);
              }
              if (entry.value().flag("restricted", false)) {
                restricted.putIfAbsent(name, tracker);
              }
            });
  }

  private static boolean isNone(Yaml value) {
    return value instanceof Scalar one && one.text().equals("none");
  }
}
