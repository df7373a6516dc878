package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.replay.EventVariables;

/**
 * Whether a condition can ever hold under a pack, as far as that can be seen: what has a fixed set
 * of words is tried out with each of them, all else may be anything.
 */
final class Possible {

  /** Conditions that read so much that there is more to try are taken for possible. */
  private static final int MOST = 50_000;

  private static final String EVENT = "event.kind";

  private final Map<String, Set<Object>> words = new LinkedHashMap<>();

  Possible(PolicyPack pack) {
    for (StandardField field : StandardField.values()) {
      if (StandardField.kindOf(field.field()) == FieldKind.WORD && field != StandardField.LEVEL) {
        Set<Object> all = new LinkedHashSet<>(field.words());
        all.add("");
        words.put("incident." + field.field().name(), all);
        words.put("reported." + field.field().name(), all);
      }
    }
    severity(pack);
    Set<Object> events = new LinkedHashSet<>(PolicyConditions.EVENTS);
    events.add("");
    words.put(EVENT, events);
    Set<Object> levels = new LinkedHashSet<>();
    pack.ladder().levels().forEach(l -> levels.add(Long.valueOf(l.word().substring(1))));
    if (!levels.isEmpty()) {
      words.put("incident.level", levels);
    }
  }

  private void severity(PolicyPack pack) {
    if (!pack.severity().rules().isEmpty() && !pack.severity().otherwise().isEmpty()) {
      Set<Object> all = new LinkedHashSet<>();
      pack.severity().rules().forEach(rule -> all.add(rule.is()));
      all.add(pack.severity().otherwise());
      words.put("incident.severity", all);
    }
  }

  /** Whether a field that is read under that path ever has that word. */
  boolean has(String path, String word) {
    return words.getOrDefault(path, Set.of(word)).contains(word);
  }

  /** Whether it holds for some incident at some moment. */
  boolean ever(Condition condition) {
    return ever(condition, Map.of());
  }

  /** Whether it may hold while nothing happens, so that it is more than an event. */
  boolean lasts(Condition condition) {
    Map<String, Object> quiet = new HashMap<>();
    EventVariables.TEXTS.forEach(text -> quiet.put("event." + text, ""));
    List.of("onOrigin", "public", "toReporter").forEach(f -> quiet.put("event." + f, false));
    return ever(condition, quiet);
  }

  /**
   * Whether it may hold where something is known.
   *
   * @param known by path
   */
  boolean ever(Condition condition, Map<String, Object> known) {
    return cases(List.of(condition), known).stream()
        .anyMatch(some -> !Provable.under(condition, some).equals(Optional.of(false)));
  }

  /**
   * All that conditions may find where they look at fixed sets of words, each by path.
   *
   * @param known what is in all of them
   */
  List<Map<String, Object>> cases(List<Condition> conditions, Map<String, Object> known) {
    Set<String> paths = new TreeSet<>();
    conditions.forEach(condition -> paths.addAll(condition.reads().orElse(Set.of())));
    paths.removeAll(known.keySet());
    List<Map<String, Object>> cases = List.of(known);
    for (String path : paths) {
      Set<Object> tried = words.getOrDefault(path, Set.of());
      if (!tried.isEmpty() && (long) cases.size() * tried.size() <= MOST) {
        cases = each(cases, path, tried);
      }
    }
    return cases;
  }

  private static List<Map<String, Object>> each(
      List<Map<String, Object>> cases, String path, Set<Object> words) {
    List<Map<String, Object>> more = new ArrayList<>();
    for (Map<String, Object> one : cases) {
      for (Object word : words) {
        Map<String, Object> with = new HashMap<>(one);
        with.put(path, word);
        if (path.equals(EVENT) && !word.equals("changed")) {
          List.of("field", "from", "to").forEach(text -> with.putIfAbsent("event." + text, ""));
        }
        more.add(with);
      }
    }
    return more;
  }
}
