package org.incidentbridge.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;

/** Canonical field names as people write them. */
final class FieldNames {
  static final List<String> STANDARD =
      Arrays.stream(StandardField.values()).map(f -> f.field().name()).toList();

  private FieldNames() {}

  /** The field; empty, with a problem, if there is none of that name. */
  static Optional<FieldName> parse(Problems problems, String name, Position at, String path) {
    if (STANDARD.contains(name) || name.matches("custom:[A-Za-z0-9_.-]+")) {
      return Optional.of(new FieldName(name));
    }
    problems.error(
        at,
        path,
        "there is no canonical field '" + name + "'",
        DidYouMean.or(
            name,
            STANDARD,
            "a field of your own is called custom:NAME; the others are "
                + String.join(", ", STANDARD)));
    return Optional.empty();
  }
}
