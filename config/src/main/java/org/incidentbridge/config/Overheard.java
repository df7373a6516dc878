package org.incidentbridge.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.policy.Condition;

/** A condition that remembers what it last answered, and to what values. For one thread. */
final class Overheard implements Condition {

  private final Condition condition;
  private Optional<Answer> answer = Optional.empty();
  private Map<String, String> values = Map.of();

  Overheard(Condition condition) {
    this.condition = condition;
  }

  @Override
  public Answer test(Map<String, Object> variables) {
    Answer now = condition.test(variables);
    answer = Optional.of(now);
    values = values(variables);
    return now;
  }

  @Override
  public String text() {
    return condition.text();
  }

  @Override
  public Optional<Set<String>> reads() {
    return condition.reads();
  }

  /** Whether it was asked, and answered so. */
  boolean said(boolean holds) {
    return answer.filter(a -> a.holds() == holds).isPresent();
  }

  void forget() {
    answer = Optional.empty();
  }

  /** The condition as written, and what it looked at. */
  String told() {
    String looked =
        values.entrySet().stream()
            .map(e -> e.getKey() + " = " + e.getValue())
            .collect(Collectors.joining(", "));
    String problem =
        answer.map(Answer::problem).filter(p -> !p.isEmpty()).map(p -> "; " + p).orElse("");
    return "'" + text() + "'" + (looked.isEmpty() ? "" : " with " + looked) + problem;
  }

  private Map<String, String> values(Map<String, Object> variables) {
    Map<String, String> found = new TreeMap<>();
    for (String path : reads().orElse(Set.of())) {
      look(variables, path.split("\\.", -1), 0, "", found);
    }
    found
        .keySet()
        .removeIf(path -> found.keySet().stream().anyMatch(p -> p.startsWith(path + ".")));
    return found;
  }

  private static void look(
      Object at, String[] path, int depth, String name, Map<String, String> found) {
    if (depth == path.length) {
      found.put(name, shown(at));
    } else if (at instanceof Map<?, ?> map && path[depth].equals("*")) {
      map.forEach(
          (key, value) -> {
            if (!key.equals("*")) { // stands for those that are not there yet
              look(value, path, depth + 1, inner(name, key), found);
            }
          });
    } else if (at instanceof Map<?, ?> map) {
      Object value = map.get(path[depth]);
      if (value != null) {
        look(value, path, depth + 1, inner(name, path[depth]), found);
      } else {
        found.put(inner(name, path[depth]), "not there");
      }
    }
  }

  private static String inner(String name, Object key) {
    return name.isEmpty() ? key.toString() : name + "." + key;
  }

  private static String shown(Object value) {
    return switch (value) {
      case String text -> "\"" + text + "\"";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(
                  e ->
                      e.getKey() + ": " + (e.getValue() instanceof Map ? "…" : shown(e.getValue())))
              .sorted()
              .collect(Collectors.joining(", ", "{", "}"));
      default -> value.toString();
    };
  }
}
