package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;

/**
 * Warns of channels that are probably misspelt, where no configuration tells which there are: of
 * two names in a pack that differ by one slip, the rarer one is doubtful, or the later one.
 */
final class LikeChannels {

  private static final int SHORTEST = 4;

  private final Problems problems;
  private final Map<String, List<Scalar>> uses = new LinkedHashMap<>();

  LikeChannels(Problems problems) {
    this.problems = problems;
  }

  void check(Mapping pack) {
    pack.get("steps").ifPresent(this::collect);
    List<String> names = new ArrayList<>(uses.keySet());
    for (String name : names) {
      names.stream()
          .filter(other -> isSlipOf(name, other))
          .findFirst()
          .ifPresent(other -> of(name).forEach(use -> warn(use, other)));
    }
  }

  private List<Scalar> of(String name) {
    return uses.getOrDefault(name, List.of());
  }

  private void collect(Yaml yaml) {
    switch (yaml) {
      case Mapping block -> {
        block
            .mapping("tell")
            .flatMap(tell -> tell.scalar("by"))
            .ifPresent(by -> uses.computeIfAbsent(by.text(), n -> new ArrayList<>()).add(by));
        block.entries().values().stream().map(Entry::value).forEach(this::collect);
      }
      case Yaml.Sequence several -> several.items().forEach(this::collect);
      case Scalar one -> {}
    }
  }

  private boolean isSlipOf(String name, String other) {
    if (name.equals(other)
        || name.length() < SHORTEST
        || DidYouMean.nearest(name, List.of(other)).isEmpty()
        || DidYouMean.distance(name, other) > 1) {
      return false;
    }
    int more = of(other).size() - of(name).size();
    List<String> order = List.copyOf(uses.keySet());
    return more > 0 || (more == 0 && order.indexOf(name) > order.indexOf(other));
  }

  private void warn(Scalar use, String other) {
    problems.warning(
        use.at(),
        "steps",
        "no other step tells by '%s', but by '%s'".formatted(use.text(), other),
        "did you mean '%s'?".formatted(other));
  }
}
