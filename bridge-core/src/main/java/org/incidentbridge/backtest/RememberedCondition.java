package org.incidentbridge.backtest;

import java.util.ArrayList;
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

  private final Condition condition;
  private final String[][] paths;
  private final Map<List<Object>, Answer> known = new ConcurrentHashMap<>();
  private final AtomicLong missed = new AtomicLong();

  private RememberedCondition(Condition condition, String[][] paths) {
    this.condition = condition;
    this.paths = paths;
  }

  /** Remembers the answers if it is known what the condition reads, and that is little. */
  static Condition of(Condition condition) {
    Optional<Set<String>> reads = condition.reads();
    if (reads.isEmpty() || reads.get().isEmpty()) {
      return condition;
    }
    String[][] paths =
        reads.get().stream().sorted().map(path -> path.split("\\.", 2)).toArray(String[][]::new);
    for (String[] path : paths) {
      if (path.length != 2) {
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
    List<Object> key = List.of(values);
    Answer answer = known.get(key);
    if (answer == null) {
      missed.incrementAndGet();
      answer = condition.test(variables);
      known.put(frozen(values), answer);
    }
    return answer;
  }

  private static List<Object> frozen(Object[] values) {
    List<Object> frozen = new ArrayList<>(values.length);
    for (Object value : values) {
      frozen.add(value instanceof Map<?, ?> map ? Map.copyOf(map) : value);
    }
    return frozen;
  }

  /** Null if it is not of the kinds that come again, or changes while it is remembered. */
  private static @Nullable Object value(String[] path, Map<String, Object> variables) {
    Object value = variables.get(path[0]) instanceof Map<?, ?> map ? map.get(path[1]) : null;
    boolean plain =
        value instanceof String
            || value instanceof Boolean
            || value instanceof Long
            || value instanceof List<?>
            || value instanceof Map<?, ?> && path[1].equals("custom");
    return plain ? value : null;
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
