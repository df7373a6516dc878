package org.incidentbridge.config;

import java.util.Optional;
import java.util.SortedMap;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.notice.Facts;

/**
 * Warns of facts that notices never have, since they go to anybody and a tracker keeps them (N5).
 */
final class KeptFacts {

  private final Problems problems;
  private final SortedMap<String, String> restricted;

  KeptFacts(Problems problems, OwnFields fields) {
    this.problems = problems;
    this.restricted = fields.restricted();
  }

  /** Looks at the text of a notice. */
  void check(Scalar text, String path) {
    for (String name : MustacheTemplate.named(text.text())) {
      field(name).filter(restricted::containsKey).ifPresent(field -> warn(text, path, name, field));
    }
  }

  private void warn(Scalar text, String path, String name, String field) {
    problems.warning(
        MustacheTemplate.place(text, name),
        path,
        "'%s' is always empty in a notice, since %s is restricted in %s"
            .formatted(name, field, restricted.get(field)),
        "take it out, or lift the restriction");
  }

  /** The field that a fact tells; a title is told otherwise where it may not be said. */
  private static Optional<String> field(String fact) {
    return fact.startsWith(Facts.CUSTOM)
        ? Optional.of(OwnFields.CUSTOM + fact.substring(Facts.CUSTOM.length()))
        : StandardField.named(fact)
            .filter(standard -> standard != StandardField.TITLE)
            .map(standard -> standard.field().name());
  }
}
