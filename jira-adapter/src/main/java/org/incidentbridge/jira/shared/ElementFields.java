package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.incidentbridge.jira.shared.HistoryValues.Side;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.HistoryEntry.Change;

/**
 * Versions and components, of which a history tells each that came or went and never the whole set:
 * what the set was shows by going back from what it is.
 */
final class ElementFields {

  private static final Set<String> ALL = Set.of("components", "versions", "fixVersions");

  private final HistoryValues values;
  private final Map<String, SortedSet<String>> sets = new HashMap<>();

  /**
   * The sets of one issue.
   *
   * @param now fields as the issue shows them now
   */
  ElementFields(HistoryValues values, Map<String, Value> now) {
    this.values = values;
    ALL.forEach(field -> sets.put(field, now.getOrDefault(field, Value.absent()).asNames()));
  }

  static boolean has(String field) {
    return ALL.contains(field);
  }

  /** The change that these items are, which has to be the one before that of the last call. */
  Change back(String field, List<JsonNode> items) {
    SortedSet<String> after = new TreeSet<>(sets.getOrDefault(field, new TreeSet<>()));
    Set<String> came = names(field, items.stream().map(Side::to).toList());
    Set<String> went = names(field, items.stream().map(Side::from).toList());
    went.removeAll(came);
    // What was deleted since from its project left all issues without a word.
    after.addAll(came);
    after.removeAll(went);
    SortedSet<String> before = new TreeSet<>(after);
    before.removeAll(came);
    before.addAll(went);
    sets.put(field, before);
    return new Change(field, Value.names(before), Value.names(after));
  }

  private Set<String> names(String field, List<Side> sides) {
    Set<String> names = new TreeSet<>();
    sides.forEach(side -> names.add(values.name(field, side)));
    names.remove("");
    return names;
  }
}
