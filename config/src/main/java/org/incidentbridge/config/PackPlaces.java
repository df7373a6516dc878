package org.incidentbridge.config;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Mapping;

/** Where the rules of a pack stand in its files. */
final class PackPlaces {

  private final Optional<Mapping> pack;

  PackPlaces(List<Mapping> packs) {
    this.pack = new PolicyMerge(new Problems()).join(packs);
  }

  /** File and line, in brackets after a blank; empty if it stands nowhere. */
  String of(String... path) {
    Optional<Mapping> at = pack;
    for (int i = 0; i < path.length - 1; i++) {
      String key = path[i];
      at = at.flatMap(m -> m.mapping(key));
    }
    String last = path[path.length - 1];
    return at.filter(m -> m.get(last).isPresent())
        .map(m -> m.keyAt(last))
        .map(p -> " (%s:%d)".formatted(p.file().name(), p.line()))
        .orElse("");
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
