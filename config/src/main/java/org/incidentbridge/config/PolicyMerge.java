package org.incidentbridge.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;

/**
 * Joins policy packs key by key: what a later one says counts, blocks are joined, what it does not
 * mention stays as it is and where it is, and {@code null} or {@code off} takes a key out. A key
 * with nothing behind it is an error: what stood below it may have been commented out.
 */
final class PolicyMerge {

  private final Problems problems;

  PolicyMerge(Problems problems) {
    this.problems = problems;
  }

  /** All in one; empty if there are none. */
  Optional<Mapping> join(List<Mapping> packs) {
    for (int later = 1; later < packs.size(); later++) {
      for (Mapping first : packs.subList(0, later)) {
        clashes(first, packs.get(later));
      }
    }
    return packs.stream().reduce((first, later) -> both("", first, later));
  }

  /** A file without a name of its own changes others; two packs may use a name unawares. */
  private void clashes(Mapping first, Mapping later) {
    String one = first.text(Amendments.NAME).orElse("");
    String other = later.text(Amendments.NAME).orElse("");
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      return;
    }
    for (String block : later.entries().keySet()) {
      Set<String> names = names(later, block);
      names.retainAll(names(first, block));
      if (!names.isEmpty()) {
        problems.warning(
            later.valueAt(block),
            block,
            "the packs %s and %s both have %s, and what %s says counts"
                .formatted(one, other, String.join(", ", names), other),
            "this file names a pack of its own (pack: %s); leave that line out to change %s, or call one of them otherwise"
                .formatted(other, one));
      }
    }
  }

  /** Rules of severity are joined as blocks are, and have names of their own. */
  private static Set<String> names(Mapping pack, String block) {
    Set<String> names = new TreeSet<>();
    pack.mapping(block).ifPresent(inner -> names(inner, names));
    if (block.equals("severity") && names.remove("rules")) {
      pack.mapping(block).flatMap(inner -> inner.mapping("rules")).ifPresent(r -> names(r, names));
    }
    return names;
  }

  /** Whoever takes something out knows that it is there. */
  private static void names(Mapping block, Set<String> names) {
    block.entries().entrySet().stream()
        .filter(entry -> !Amendments.takesOut(entry.getValue().value()))
        .forEach(entry -> names.add(entry.getKey()));
  }

  private Mapping both(String path, Mapping first, Mapping later) {
    Map<String, Entry> entries = new LinkedHashMap<>(first.entries());
    later.entries().forEach((key, entry) -> put(entries, key, entry, path));
    return new Mapping(first.at(), entries);
  }

  private void put(Map<String, Entry> entries, String key, Entry later, String path) {
    String inner = path.isEmpty() ? key : path + "." + key;
    Entry before = entries.get(key);
    if (Amendments.isUnwritten(later.value())) {
      empty(later, inner, before != null);
    } else if (Amendments.takesOut(later.value())) {
      takeOut(entries, key, later, inner);
    } else if (before != null
        && before.value() instanceof Mapping a
        && later.value() instanceof Mapping b) {
      entries.put(key, new Entry(later.keyAt(), both(inner, a, b)));
    } else {
      entries.put(key, later);
    }
  }

  private void takeOut(Map<String, Entry> entries, String key, Entry later, String path) {
    if (entries.remove(key) == null) {
      problems.error(
          later.keyAt(),
          path,
          "there is nothing called '" + key + "' to take out",
          DidYouMean.hint(key, entries.keySet()));
    }
  }

  private void empty(Entry later, String path, boolean isThere) {
    String key = path.substring(path.lastIndexOf('.') + 1);
    problems.error(
        later.keyAt(),
        path,
        "is empty",
        isThere
            ? "write " + key + ": off to take it out, or leave it out to change nothing"
            : "write below it what it has, or leave it out");
  }
}
