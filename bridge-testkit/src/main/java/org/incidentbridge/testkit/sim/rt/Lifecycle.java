package org.incidentbridge.testkit.sim.rt;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The statuses of a queue and the ways between them.
 *
 * @param onCreate the status of a new ticket
 * @param transitions where one may go from each status; {@code ""} for the first one
 * @param toOther the status that each gets in the other lifecycles, by the other's name
 * @param buttons what the web interface offers from each status
 */
record Lifecycle(
    String name,
    Statuses statuses,
    String onCreate,
    Map<String, List<String>> transitions,
    Map<String, Map<String, String>> toOther,
    Map<String, List<Button>> buttons) {

  /** Statuses by what they mean. */
  record Statuses(List<String> initial, List<String> active, List<String> inactive) {

    Set<String> all() {
      return Stream.of(initial, active, inactive)
          .flatMap(List::stream)
          .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }
  }

  /**
   * A button.
   *
   * @param update {@code Respond}, {@code Comment}, or blank for none
   */
  record Button(String to, String label, String update) {}

  boolean has(String status) {
    return statuses.all().contains(status);
  }

  boolean allows(String from, String to) {
    return transitions.getOrDefault(from, List.of()).contains(to);
  }

  boolean isInitial(String status) {
    return statuses.initial.contains(status);
  }

  boolean isInactive(String status) {
    return statuses.inactive.contains(status);
  }

  /** RT's own. */
  static Lifecycle usual() {
    Map<String, List<String>> ways = new LinkedHashMap<>();
    List<String> all = List.of("new", "open", "stalled", "resolved", "rejected", "deleted");
    ways.put("", List.of("new", "open", "resolved"));
    all.forEach(from -> ways.put(from, all.stream().filter(to -> !to.equals(from)).toList()));
    return new Lifecycle(
        "default",
        new Statuses(
            List.of("new"), List.of("open", "stalled"), List.of("resolved", "rejected", "deleted")),
        "new",
        ways,
        new LinkedHashMap<>(),
        usualButtons());
  }

  private static Map<String, List<Button>> usualButtons() {
    Button open = new Button("open", "Open It", "");
    return Map.of(
        "new",
        List.of(
            new Button("open", "Open It", "Respond"),
            new Button("resolved", "Resolve", "Comment"),
            new Button("rejected", "Reject", "Respond"),
            new Button("deleted", "Delete", "")),
        "open",
        List.of(
            new Button("stalled", "Stall", "Comment"),
            new Button("resolved", "Resolve", "Comment"),
            new Button("rejected", "Reject", "Respond")),
        "stalled",
        List.of(open),
        "resolved",
        List.of(new Button("open", "Re-open", "Comment")),
        "rejected",
        List.of(new Button("open", "Re-open", "Comment")),
        "deleted",
        List.of(new Button("open", "Undelete", "")));
  }
}
