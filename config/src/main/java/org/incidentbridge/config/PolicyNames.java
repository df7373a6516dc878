package org.incidentbridge.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;

/**
 * The names that a pack may use, and what to say where it uses another.
 *
 * @param pack the pack, joined
 * @param calendars by name
 * @param outside what the pack does not define itself
 */
record PolicyNames(Mapping pack, Map<String, CoverageCalendar> calendars, Outside outside) {

  PolicyNames {
    calendars = Map.copyOf(calendars);
  }

  /**
   * Names of a configuration; empty where a pack is read on its own.
   *
   * @param trackers configured
   * @param routes of tickets
   * @param channels for notices
   * @param templates of notices
   * @param fields that trackers have besides the standard ones
   */
  record Outside(
      Optional<Set<String>> trackers,
      Optional<Set<String>> routes,
      Optional<Set<String>> channels,
      Set<String> templates,
      Optional<OwnFields> fields) {

    static final Outside UNKNOWN =
        new Outside(
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());

    /** Those of a configuration; channels are known only if it has a block for them. */
    static Outside of(Mapping whole) {
      Set<String> routes = new LinkedHashSet<>();
      whole.items("routes").forEach(r -> r.text("name").ifPresent(routes::add));
      return new Outside(
          Optional.of(keys(whole, "trackers")),
          Optional.of(routes),
          whole.mapping("notify").map(block -> block.entries().keySet()),
          keys(whole, "templates"),
          Optional.of(OwnFields.of(whole)));
    }
  }

  /** Whether a condition or a text reads a custom field, for which a step may keep it. */
  boolean reads(String custom) {
    String member =
        OwnFields.CUSTOM.replace(':', '.') + custom.substring(OwnFields.CUSTOM.length());
    return says(pack, Pattern.compile(Pattern.quote(member) + "\\b"));
  }

  private static boolean says(Yaml yaml, Pattern what) {
    return switch (yaml) {
      case Scalar text -> what.matcher(text.text()).find();
      case Yaml.Sequence several -> several.items().stream().anyMatch(y -> says(y, what));
      case Mapping block -> block.entries().values().stream().anyMatch(e -> says(e.value(), what));
    };
  }

  /** The names in a block at the top of the pack. */
  Set<String> in(String block) {
    return keys(pack, block);
  }

  private static Set<String> keys(Mapping mapping, String block) {
    return mapping.mapping(block).map(m -> m.entries().keySet()).orElse(Set.of());
  }

  /** The blocks of a section, in the order written; what is no block the schema has told. */
  Map<String, Mapping> blocks(String section) {
    Map<String, Mapping> blocks = new java.util.LinkedHashMap<>();
    pack.mapping(section)
        .map(Mapping::entries)
        .orElse(Map.of())
        .forEach((name, entry) -> block(entry).ifPresent(b -> blocks.put(name, b)));
    return blocks;
  }

  private static Optional<Mapping> block(Entry entry) {
    return Optional.of(entry.value()).filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  /** Whether a name is known; says so if it is not. */
  static boolean check(Problems problems, Scalar name, Wanted wanted) {
    return check(problems, name.at(), name.text(), wanted);
  }

  static boolean check(Problems problems, Position at, String name, Wanted wanted) {
    if (wanted.known().contains(name)) {
      return true;
    }
    problems.error(
        at,
        wanted.path(),
        "there is no %s '%s'".formatted(wanted.kind(), name),
        wanted.known().isEmpty()
            ? "add it, or take this out"
            : DidYouMean.hint(name, new TreeSet<>(wanted.known())));
    return false;
  }

  /**
   * Looks at the name of something that the configuration around the pack has to have. A pack can
   * be used before it has all of it, so only what looks misspelt is an error.
   */
  static void outside(Problems problems, Scalar name, Wanted wanted) {
    boolean misspelt = DidYouMean.nearest(name.text(), wanted.known()).isPresent();
    if (misspelt) {
      check(problems, name, wanted);
    } else {
      problems.warning(
          name.at(),
          wanted.path(),
          "the configuration has no %s '%s', so nothing comes of this"
              .formatted(wanted.kind(), name.text()),
          "add it to bridge.yaml, or override this step"
              + (wanted.known().isEmpty() ? "" : "; known: " + String.join(", ", wanted.known())));
    }
  }

  /**
   * What a name has to be.
   *
   * @param kind for people
   * @param known the names there are
   * @param path where it is used
   */
  record Wanted(String kind, Collection<String> known, String path) {}

  /** The names of all calendars, of those too that cannot be used. */
  Set<String> declaredCalendars() {
    Set<String> names = new TreeSet<>(calendars.keySet());
    names.addAll(CalendarsReader.declared(pack));
    return names;
  }

  /** Names for conditions, by variable. */
  Map<String, Set<String>> forConditions() {
    Map<String, Set<String>> names = new TreeMap<>();
    names.put("clocks", in("clocks"));
    names.put("gates", in("gates"));
    names.put("obligations", in("obligations"));
    names.put("open", declaredCalendars());
    outside.trackers().ifPresent(trackers -> names.put("sides", trackers));
    return names;
  }
}
