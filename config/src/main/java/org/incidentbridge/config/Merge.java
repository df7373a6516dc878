package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Sequence;

/**
 * Joins documents: lists are appended, blocks at the top are joined key by key, and whatever two
 * files name is a conflict.
 */
final class Merge {
  private final Problems problems;

  Merge(Problems problems) {
    this.problems = problems;
  }

  Mapping join(List<Mapping> documents) {
    Map<String, Entry> top = new LinkedHashMap<>();
    for (Mapping document : documents) {
      document
          .entries()
          .forEach(
              (key, entry) -> {
                if (!key.equals("include")) {
                  top.merge(key, entry, (first, second) -> both(key, first, second));
                }
              });
    }
    return new Mapping(documents.getFirst().at(), top);
  }

  private Entry both(String key, Entry first, Entry second) {
    if (first.value() instanceof Sequence a && second.value() instanceof Sequence b) {
      List<Yaml> items = new ArrayList<>(a.items());
      items.addAll(b.items());
      return new Entry(first.keyAt(), new Sequence(a.at(), items));
    }
    if (first.value() instanceof Mapping a && second.value() instanceof Mapping b) {
      Map<String, Entry> entries = new LinkedHashMap<>(a.entries());
      b.entries()
          .forEach(
              (name, entry) ->
                  entries.merge(name, entry, (x, y) -> conflict(key + "." + name, x, y)));
      return new Entry(first.keyAt(), new Mapping(a.at(), entries));
    }
    return conflict(key, first, second);
  }

  private Entry conflict(String path, Entry first, Entry second) {
    problems.error(
        second.keyAt(),
        path,
        "is also in " + first.keyAt(),
        "keep it in one file; what several files name is never mixed");
    return first;
  }
}
