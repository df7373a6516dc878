package org.incidentbridge.testkit.sim.jira;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which fields an answer shall hold.
 *
 * @param all start from all fields
 * @param navigable start from those that lists show
 * @param named fields added, by id
 * @param excluded fields taken away again
 */
record FieldSelection(boolean all, boolean navigable, Set<String> named, Set<String> excluded) {

  private static final Set<String> NOT_NAVIGABLE =
      Set.of("comment", "attachment", "worklog", "timetracking", "project");

  /** From a client's list; the default applies when the list is empty. */
  static FieldSelection of(Collection<String> asked, String byDefault) {
    List<String> names = new ArrayList<>();
    asked.forEach(each -> names.addAll(List.of(each.split(","))));
    names.removeIf(String::isBlank);
    if (names.isEmpty()) {
      names.add(byDefault);
    }
    Set<String> named = new HashSet<>();
    Set<String> excluded = new HashSet<>();
    for (String name : names) {
      String trimmed = name.strip();
      if (trimmed.startsWith("-")) {
        excluded.add(trimmed.substring(1));
      } else {
        named.add(trimmed);
      }
    }
    boolean onlyMinus = named.isEmpty();
    return new FieldSelection(
        onlyMinus || named.contains("*all"), named.contains("*navigable"), named, excluded);
  }

  boolean includes(String id) {
    if (excluded.contains(id)) {
      return false;
    }
    return all || named.contains(id) || (navigable && !NOT_NAVIGABLE.contains(id));
  }

  /** Whether not even the key was asked for. */
  boolean idOnly() {
    return !all && !navigable && named.equals(Set.of("id"));
  }

  /** Whether pages stay large. */
  boolean light() {
    return !all && !navigable && Set.of("id", "key").containsAll(named);
  }
}
