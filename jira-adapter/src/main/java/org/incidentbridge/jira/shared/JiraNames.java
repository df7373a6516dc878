package org.incidentbridge.jira.shared;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.model.Value;

/** Sets of names as Jira holds them. Pure. */
final class JiraNames {

  private JiraNames() {}

  static SortedSet<String> of(Value value) {
    return switch (value) {
      case Value.Names names -> names.names();
      case Value.Line line -> new TreeSet<>(java.util.Set.of(line.text()));
      default -> new TreeSet<>();
    };
  }

  /** The names as a field of this type shows them. */
  static SortedSet<String> in(FieldType type, Value value) {
    return of(value).stream()
        .map(name -> type == FieldType.LABELS ? label(name) : name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Labels have no blanks. */
  static String label(String name) {
    return name.strip().replaceAll("\\s+", "-");
  }
}
