package org.incidentbridge.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.incidentbridge.policy.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A condition whose answers are remembered by the values of what it reads: over a million incidents
 * the same few words come again and again. Safe for threads.
 */
final class RememberedCondition implements Condition {
  private static final int MOST = 4_096;
  private static final String EACH = "*";

  private final Condition condition;
  private final String[][] paths;
  private final Map<Object, Answer> known = new ConcurrentHashMap<>();
  private final AtomicLong missed = new AtomicLong();

  private RememberedCondition(Condition condition, String[][] paths) {
    this.condition = condition;
    this.paths = paths;
  }

  /** Remembers the answers if that pays: if it is known that the condition reads little. */
  static Condition of(Condition condition) {
    Optional<Set<String>> reads = condition.reads();
    if (condition.isQuick() || reads.isEmpty() || reads.get().isEmpty()) {
      return condition;
    }
    String[][] paths =
        reads.get().stream().sorted().map(path -> path.split("\\.")).toArray(String[][]::new);
    for (String[] path : paths) {
      if (path.length == 1 || (path.length > 2 && !path[1].equals(EACH))) {
        return condition;
      }
    }
    return new RememberedCondition(condition, paths);
  }

  @Override
  public Answer test(Map<String, Object> variables) {
    if (missed.get() > MOST) {
      return condition.test(variables);
    }
    Object[] values = new Object[paths.length];
    for (int i = 0; i < paths.length; i++) {
      Object value = value(paths[i], variables);
      if (value == null) {
        return condition.test(variables);
      }
      values[i] = value;
    }
    Object key = values.length == 1 ? values[0] : Arrays.asList(values);
    Answer answer = known.get(key);
    if (answer == null) {
      missed.incrementAndGet();
      answer = condition.test(variables);
      known.put(frozen(values), answer);
    }
    return answer;
  }

  private static Object frozen(Object[] values) {
    Object[] frozen = values.clone();
    for (int i = 0; i < frozen.length; i++) {
      frozen[i] = frozen[i] instanceof Map<?, ?> map ? Map.copyOf(map) : frozen[i];
    }
    return frozen.length == 1 ? frozen[0] : Arrays.asList(frozen);
  }

  /** Null if it is not of the kinds that come again, or changes while it is remembered. */
  private static @Nullable Object value(String[] path, Map<String, Object> variables) {
    if (!(variables.get(path[0]) instanceof Map<?, ?> members)) {
      return null;
    }
    if (path[1].equals(EACH)) {
      return path.length == 2 ? List.copyOf(members.keySet()) : ofEach(members, path[2]);
    }
    Object value = members.get(path[1]);
    boolean own = value instanceof Map<?, ?> && path[1].equals("custom");
    return own || isPlain(value) ? value : null;
  }

  private static @Nullable Object ofEach(Map<?, ?> members, String entry) {
    List<Object> values = new ArrayList<>(2 * members.size());
    for (Map.Entry<?, ?> each : members.entrySet()) {
      Object value = each.getValue() instanceof Map<?, ?> map ? map.get(entry) : null;
      if (value == null || !isPlain(value)) {
        return null;
      }
      values.add(each.getKey());
      values.add(value);
    }
    return values;
  }

  private static boolean isPlain(@Nullable Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof List<?>;
  }

  @Override
  public String text() {
    return condition.text();
  }

  @Override
  public Optional<Set<String>> reads() {
    return condition.reads();
  }
}
