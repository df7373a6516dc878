package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.config.Yaml.Sequence;

/**
 * Packs that differ from one in a single place: something is left out, a length is a minute longer
 * or shorter, a condition is another one, neighbours have changed places.
 */
final class PackMutants {

  /**
   * What no scenario sees: headings, words for people, who the people of an example are, and who
   * sees a ticket or is affected by it, which stories over trackers tell.
   */
  private static final Set<String> UNSEEN =
      Set.of(
          "pack",
          "title",
          "source",
          "templates",
          "groups",
          "domains",
          "ask",
          "by",
          "team",
          "who",
          "sees",
          "people",
          "uses",
          "contacts");

  private final List<Mutant> all = new ArrayList<>();
  private final Mapping pack;

  private PackMutants(Mapping pack) {
    this.pack = pack;
  }

  /**
   * One of them.
   *
   * @param what differs
   * @param sources rules of the procedure that it belongs to
   * @param pack the whole
   */
  record Mutant(String what, String sources, Mapping pack) {}

  static List<Mutant> of(Mapping pack) {
    PackMutants mutants = new PackMutants(pack);
    mutants.walk(pack, new Place("", "", y -> (Mapping) y));
    return mutants.all;
  }

  /** Where a value stands, and the pack that has another one there. */
  private record Place(
      String path, String sources, java.util.function.Function<Yaml, Mapping> put) {

    Place in(String key, String sources, UnaryOperator<Yaml> put) {
      return new Place(
          path.isEmpty() ? key : path + "." + key, sources, y -> this.put.apply(put.apply(y)));
    }
  }

  private void add(Place place, String how, Yaml instead) {
    all.add(new Mutant(place.path + ": " + how, place.sources, place.put.apply(instead)));
  }

  private void walk(Yaml value, Place place) {
    switch (value) {
      case Mapping block -> block(block, place);
      case Sequence list -> list(list, place);
      case Scalar word ->
          Rewordings.of(pack, place.path, word.text())
              .forEach(t -> add(place, word.text() + " -> " + t, reworded(word, t)));
    }
  }

  private static Scalar reworded(Scalar word, String text) {
    return new Scalar(word.at(), text, text, word.form());
  }

  private void block(Mapping block, Place place) {
    String sources = block.text("source").orElse(place.sources);
    block
        .entries()
        .forEach(
            (key, entry) -> {
              if (UNSEEN.contains(key) || isExample(place.path, entry.value())) {
                return;
              }
              Place inner = place.in(key, sources, y -> with(block, key, y));
              all.add(
                  new Mutant(
                      inner.path + ": left out",
                      sourcesOf(entry, sources),
                      place.put.apply(without(block, key))));
              walk(entry.value(), inner);
            });
    swaps(block, place);
  }

  /** A service that no rule of the procedure is about. */
  private static boolean isExample(String path, Yaml value) {
    return path.equals("services") && value.text("source").isEmpty();
  }

  private static String sourcesOf(Entry entry, String otherwise) {
    return entry.value().text("source").orElse(otherwise);
  }

  /** Neighbours of which both have conditions, and which are not about the same words. */
  private void swaps(Mapping block, Place place) {
    List<String> keys = new ArrayList<>(block.entries().keySet());
    for (int i = 1; i < keys.size(); i++) {
      if (!isOrdered(place.path, block.get(keys.get(i - 1)), block.get(keys.get(i)))) {
        continue;
      }
      List<String> swapped = new ArrayList<>(keys);
      java.util.Collections.swap(swapped, i - 1, i);
      Map<String, Entry> entries = new LinkedHashMap<>();
      swapped.forEach(key -> entries.put(key, block.entries().get(key)));
      add(place, keys.get(i) + " before " + keys.get(i - 1), new Mapping(block.at(), entries));
    }
  }

  private static boolean isOrdered(String path, Optional<Yaml> one, Optional<Yaml> other) {
    if (path.equals("severity.rules")) {
      return !one.flatMap(y -> y.text("source")).equals(other.flatMap(y -> y.text("source")));
    }
    return path.endsWith(".targets") && one.flatMap(y -> y.text("when")).isPresent();
  }

  private void list(Sequence list, Place place) {
    for (int i = 0; i < list.items().size(); i++) {
      int at = i;
      List<Yaml> fewer = new ArrayList<>(list.items());
      Yaml item = fewer.remove(at);
      String name = item instanceof Scalar word ? word.text() : String.valueOf(at);
      add(place, "without " + name, new Sequence(list.at(), fewer));
      walk(
          item,
          place.in(
              String.valueOf(at),
              place.sources,
              y -> {
                List<Yaml> items = new ArrayList<>(list.items());
                items.set(at, y);
                return new Sequence(list.at(), items);
              }));
    }
  }

  private static Mapping with(Mapping block, String key, Yaml value) {
    Map<String, Entry> entries = new LinkedHashMap<>(block.entries());
    entries.put(key, new Entry(block.keyAt(key), value));
    return new Mapping(block.at(), entries);
  }

  private static Mapping without(Mapping block, String key) {
    Map<String, Entry> entries = new LinkedHashMap<>(block.entries());
    entries.remove(key);
    return new Mapping(block.at(), entries);
  }
}
