package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Mapping;

/** Where the rules of a pack stand in its files. */
final class PackPlaces {

  private final List<Mapping> packs;
  private final Optional<Mapping> pack;

  PackPlaces(List<Mapping> packs) {
    this.packs = List.copyOf(packs);
    this.pack = new PolicyMerge(new Problems()).join(packs);
  }

  /**
   * File and line, in brackets after a blank, and those of the files that change it; empty if it
   * stands nowhere.
   */
  String of(String... path) {
    List<String> places = new ArrayList<>();
    for (Mapping file : packs) {
      in(file, path, places);
    }
    if (places.isEmpty()) {
      return "";
    }
    String changes = String.join(" and ", places.subList(1, places.size()));
    return " (" + places.getFirst() + (changes.isEmpty() ? "" : ", changed at " + changes) + ")";
  }

  /** Adds the place in a file; what it takes out or replaces stands nowhere else any more. */
  private static void in(Mapping file, String[] path, List<String> places) {
    Yaml at = file;
    Position place = file.at();
    for (String key : path) {
      if (at.get(key).isEmpty()) {
        if (!(at instanceof Mapping)) {
          places.clear();
        }
        return;
      }
      place = at.keyAt(key);
      at = at.get(key).get();
    }
    if (!(at instanceof Mapping)) {
      places.clear();
    }
    if (!Amendments.takesOut(at)) {
      places.add("%s:%d".formatted(place.file().name(), place.line()));
    }
  }

  /** What a key of a rule says, as it is written; empty if it says nothing. */
  Optional<String> said(String block, String rule, String key) {
    return pack.flatMap(m -> m.mapping(block))
        .flatMap(m -> m.mapping(rule))
        .filter(m -> m.get(key).isPresent())
        .map(
            m ->
                String.join(" or ", PolicyParts.texts(m, key).stream().map(s -> s.text()).toList()))
        .filter(text -> !text.isEmpty());
  }
}
