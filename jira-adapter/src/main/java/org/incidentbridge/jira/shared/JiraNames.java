package org.incidentbridge.jira.shared;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.Characters;

/** Sets of names as Jira holds them. Pure. */
final class JiraNames {

  private JiraNames() {}

  /** The names as a field of this type shows them. */
  static SortedSet<String> in(FieldType type, Value value) {
    return value.asNames().stream()
        .map(name -> type == FieldType.LABELS ? label(name) : name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Labels have no blanks, and no characters that cannot be seen. */
  static String label(String name) {
    return Characters.oneLine(name).replace(' ', '-');
  }
}
