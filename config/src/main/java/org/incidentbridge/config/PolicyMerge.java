package org.incidentbridge.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Form;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;

/**
 * Joins policy packs key by key: what a later one says counts, blocks are joined, what it does not
 * mention stays as it is and where it is, and {@code null} or {@code off} takes a key out.
 */
final class PolicyMerge {

  private final Problems problems;

  PolicyMerge(Problems problems) {
    this.problems = problems;
  }

  /** All in one; empty if there are none. */
  Optional<Mapping> join(List<Mapping> packs) {
    return packs.stream().reduce((first, later) -> both("", first, later));
  }

  private Mapping both(String path, Mapping first, Mapping later) {
    Map<String, Entry> entries = new LinkedHashMap<>(first.entries());
    later.entries().forEach((key, entry) -> put(entries, key, entry, path));
    return new Mapping(first.at(), entries);
  }

  private void put(Map<String, Entry> entries, String key, Entry later, String path) {
    String inner = path.isEmpty() ? key : path + "." + key;
    Entry before = entries.get(key);
    if (takesOut(later.value())) {
      if (entries.remove(key) == null) {
        problems.error(
            later.keyAt(),
            inner,
            "there is nothing called '" + key + "' to take out",
            DidYouMean.hint(key, entries.keySet()));
      }
    } else if (before != null
        && before.value() instanceof Mapping a
        && later.value() instanceof Mapping b) {
      entries.put(key, new Entry(later.keyAt(), both(inner, a, b)));
    } else {
      entries.put(key, later);
    }
  }

  private static boolean takesOut(Yaml value) {
    return value instanceof Scalar one
        && (one.form() == Form.EMPTY || (one.form() == Form.TEXT && one.text().equals("off")));
  }
}
