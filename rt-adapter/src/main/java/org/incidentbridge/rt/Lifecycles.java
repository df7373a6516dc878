package org.incidentbridge.rt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.spi.Settings;

/**
 * To which statuses each leads. RT does not tell that over REST: an administrator copies it from
 * RT's own configuration.
 *
 * @param ways by the lifecycle's name and the status
 */
record Lifecycles(Map<String, Map<String, List<String>>> ways) {

  Lifecycles {
    ways = Map.copyOf(ways);
  }

  static Lifecycles of(Settings settings) {
    Map<String, Map<String, List<String>>> ways = new LinkedHashMap<>();
    Settings all = settings.block("lifecycles");
    for (String lifecycle : all.values().keySet()) {
      Settings block = all.block(lifecycle);
      Map<String, List<String>> from = new LinkedHashMap<>();
      block.values().keySet().forEach(status -> from.put(status, block.texts(status)));
      ways.put(lifecycle, Map.copyOf(from));
    }
    return new Lifecycles(ways);
  }

  /**
   * The statuses after this one on the shortest way to another; that alone where the lifecycle was
   * not written down, and nothing where there is no way.
   */
  List<String> way(String lifecycle, String from, String to) {
    Optional<Map<String, List<String>>> known = Optional.ofNullable(ways.get(lifecycle));
    return known.map(steps -> shortest(steps, from, to)).orElse(List.of(to));
  }

  private static List<String> shortest(Map<String, List<String>> steps, String from, String to) {
    Map<String, String> before = new HashMap<>(Map.of(from, ""));
    Deque<String> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty() && !before.containsKey(to)) {
      String at = next.remove();
      for (String step : steps.getOrDefault(at, List.of())) {
        if (before.putIfAbsent(step, at) == null) {
          next.add(step);
        }
      }
    }
    LinkedList<String> way = new LinkedList<>();
    for (String at = to; before.containsKey(at) && !at.equals(from); at = before.get(at)) {
      way.addFirst(at);
    }
    return List.copyOf(way);
  }
}
