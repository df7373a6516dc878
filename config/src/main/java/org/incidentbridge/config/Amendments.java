package org.incidentbridge.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Form;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;

/**
 * Files without {@code pack}: they change a pack. One that comes without it, before it, or with
 * another one is told of once, and not of each thing that it leaves to the pack.
 */
final class Amendments {

  static final String NAME = "pack";
  private static final int SHOWN = 4;

  /** What nobody leaves out of all that is new; who says nothing of it means what is there. */
  private static final Map<String, List<String>> WHOLE =
      Map.of(
          "clocks", List.of("start", "stop"),
          "steps", List.of("do"),
          "gates", List.of("needs"),
          "obligations", List.of("title"),
          "plans", List.of("coverage"),
          "organisations", List.of("domains"),
          "templates", List.of("text"),
          "severity.rules", List.of("when"));

  private final Problems problems;

  Amendments(Problems problems) {
    this.problems = problems;
  }

  /** Whether a file changes a pack that is not there, or not there yet; then it is told. */
  boolean lackTheirPack(List<Mapping> packs) {
    for (int i = 0; i < packs.size(); i++) {
      Mapping one = packs.get(i);
      List<Mapping> earlier = packs.subList(0, i);
      List<Mapping> later = packs.subList(i + 1, packs.size());
      boolean lacks =
          one.get(NAME).isEmpty() ? tell(one, earlier, later) : tellsParts(one, earlier);
      if (lacks) {
        return true;
      }
    }
    return false;
  }

  /** Whether none of these is a pack, and they change one. */
  static boolean areAlone(List<Mapping> packs) {
    return packs.stream().noneMatch(p -> p.get(NAME).isPresent())
        && packs.stream().anyMatch(p -> !changes(p).isEmpty());
  }

  private boolean tell(Mapping one, List<Mapping> earlier, List<Mapping> later) {
    Set<String> changes = changes(one);
    Set<String> there = names(earlier);
    if (changes.isEmpty() || names(List.of(one)).stream().anyMatch(there::contains)) {
      return false;
    }
    Optional<Mapping> after =
        later.stream()
            .filter(p -> changes.stream().anyMatch(names(List.of(p))::contains))
            .findFirst();
    if (after.isPresent()) {
      early(one, changes, after.get());
    } else if (earlier.stream().noneMatch(p -> p.get(NAME).isPresent())) {
      problems.error(
          one.at(),
          "",
          "changes a pack (%s), but the pack is not given with it".formatted(shown(changes)),
          advice(one, changes));
    } else {
      strange(one, changes, earlier);
    }
    return true;
  }

  private void early(Mapping one, Set<String> changes, Mapping after) {
    String pack = after.at().file().name();
    problems.error(
        one.at(),
        "",
        "changes %s of %s, but comes before it, and what comes later counts"
            .formatted(shown(changes), pack),
        "name them the other way round: %s, then %s".formatted(pack, one.at().file().name()));
  }

  /** Changes of which none has its name in the packs before it. */
  private void strange(Mapping one, Set<String> changes, List<Mapping> earlier) {
    Set<String> there = names(earlier);
    String first =
        changes.stream()
            .filter(c -> DidYouMean.nearest(nameIn(c), beside(c, there)).isPresent())
            .findFirst()
            .orElse(changes.iterator().next());
    problems.error(
        keyAt(one, first),
        first,
        "changes %s, and %s has nothing of that name".formatted(shown(changes), titles(earlier)),
        DidYouMean.or(
            nameIn(first),
            beside(first, there),
            "give it with the pack that it changes; or correct the names"));
  }

  /** The names in the block of a change. */
  private static List<String> beside(String change, Set<String> there) {
    String block = block(change) + ".";
    return there.stream()
        .filter(name -> name.startsWith(block))
        .map(name -> name.substring(block.length()))
        .toList();
  }

  private static String nameIn(String change) {
    return change.substring(block(change).length() + 1);
  }

  private static String block(String change) {
    return WHOLE.keySet().stream()
        .filter(block -> change.startsWith(block + "."))
        .findFirst()
        .orElse("");
  }

  private static Position keyAt(Mapping pack, String change) {
    String block = block(change);
    Entry entry = block(pack, block).get(nameIn(change));
    return entry == null ? pack.at() : entry.keyAt();
  }

  /** A pack that tells nothing whole was meant to change one; it may repeat the name of that. */
  private boolean tellsParts(Mapping one, List<Mapping> earlier) {
    Set<String> changes = changes(one);
    String name = one.text(NAME).orElse("");
    if (changes.isEmpty()
        || !changes.containsAll(names(List.of(one)))
        || earlier.stream().anyMatch(p -> p.text(NAME).filter(name::equals).isPresent())) {
      return false;
    }
    problems.error(
        one.keyAt(NAME),
        NAME,
        "this file names a pack (%s), so it is taken as a whole, but it tells only parts: %s"
            .formatted(name, shown(changes)),
        earlier.isEmpty()
            ? "leave out pack: to change " + name + ", and give it with that pack"
            : "leave out pack: to change " + titles(earlier));
    return true;
  }

  private static String advice(Mapping one, Set<String> changes) {
    String file = one.at().file().name();
    String pack = PacksBeside.of(one.at().file().name(), changes).orElse("PACK.yaml");
    return "name the pack before it: --policy %s --policy %s on the command line, policy: [ %s, %s ] in a file; if it is a pack of its own, begin it with pack: NAME"
        .formatted(pack, file, pack, file);
  }

  private static String titles(List<Mapping> packs) {
    return packs.stream()
        .flatMap(p -> p.text(NAME).stream())
        .map(name -> "the pack " + name)
        .collect(Collectors.joining(" or "));
  }

  private static String shown(Set<String> changes) {
    String first = changes.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return changes.size() > SHOWN ? first + " and " + (changes.size() - SHOWN) + " more" : first;
  }

  /** What a file says of things that it does not tell whole, and what it takes out. */
  static Set<String> changes(Mapping pack) {
    Set<String> changes = new TreeSet<>();
    WHOLE.forEach(
        (block, whole) ->
            block(pack, block)
                .forEach(
                    (name, entry) -> {
                      if (isPartial(whole, entry)) {
                        changes.add(block + "." + name);
                      }
                    }));
    return changes;
  }

  private static boolean isPartial(List<String> whole, Entry entry) {
    return takesOut(entry.value())
        || (entry.value() instanceof Mapping inner
            && whole.stream().allMatch(key -> inner.get(key).isEmpty()));
  }

  /** All that files give a name. */
  static Set<String> names(List<Mapping> packs) {
    Set<String> names = new LinkedHashSet<>();
    for (Mapping pack : packs) {
      WHOLE
          .keySet()
          .forEach(
              block -> block(pack, block).keySet().forEach(name -> names.add(block + "." + name)));
    }
    return names;
  }

  private static Map<String, Entry> block(Mapping pack, String path) {
    Optional<Mapping> at = Optional.of(pack);
    for (String key : path.split("\\.", -1)) {
      at = at.flatMap(m -> m.mapping(key));
    }
    return at.map(Mapping::entries).orElse(Map.of());
  }

  /** Nothing at all, not even {@code null}. */
  static boolean isUnwritten(Yaml value) {
    return value instanceof Scalar one && one.form() == Form.EMPTY && one.written().isEmpty();
  }

  /** {@code null} or {@code off} takes a key out. */
  static boolean takesOut(Yaml value) {
    return value instanceof Scalar one
        && (one.form() == Form.EMPTY || (one.form() == Form.TEXT && one.text().equals("off")));
  }
}
