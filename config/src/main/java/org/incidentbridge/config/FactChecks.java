package org.incidentbridge.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.notice.Facts;

/** Warns of facts in the texts of a pack that neither it nor its configuration ever has. */
final class FactChecks {

  private final Problems problems;
  private final PolicyNames names;

  FactChecks(Problems problems, PolicyNames names) {
    this.problems = problems;
    this.names = names;
  }

  /** Looks at what a text names of services and of custom fields. */
  void check(Scalar text, String path) {
    Set<String> bare = MustacheTemplate.unguarded(text.text());
    for (String name : MustacheTemplate.named(text.text())) {
      if (name.startsWith(Facts.SERVICE)) {
        service(text, path, name, bare.contains(name));
      } else if (name.startsWith(Facts.CUSTOM)) {
        names.outside().fields().ifPresent(f -> custom(text, path, name, bare.contains(name), f));
      }
    }
  }

  /** Looks at the same, and at what is kept from notices, which go to anybody (N5). */
  void notice(Scalar text, String path) {
    check(text, path);
    names.outside().fields().ifPresent(fields -> new KeptFacts(problems, fields).check(text, path));
  }

  /** What stands in a section may be left out on purpose, unless it looks misspelt. */
  private void service(Scalar text, String path, String name, boolean bare) {
    String fact = name.substring(Facts.SERVICE.length());
    Set<String> known = CatalogueReader.facts(names);
    if (isDoubtful(fact, known, bare)) {
      problems.warning(
          MustacheTemplate.place(text, name),
          path,
          "no service of the pack has '" + fact + "', so that this is always empty",
          DidYouMean.hint(fact, known));
    }
  }

  private static boolean isDoubtful(String name, Collection<String> known, boolean bare) {
    return !known.contains(name) && (bare || DidYouMean.nearest(name, known).isPresent());
  }

  private void custom(Scalar text, String path, String name, boolean bare, OwnFields fields) {
    String fact = name.substring(Facts.CUSTOM.length());
    Set<String> known = new TreeSet<>();
    fields.mapped().forEach(field -> known.add(field.substring(OwnFields.CUSTOM.length())));
    if (isDoubtful(fact, known, bare) && !puts(names.pack().get("steps"), fact)) {
      problems.warning(
          MustacheTemplate.place(text, name),
          path,
          "no tracker has a field " + OwnFields.CUSTOM + fact + ", so that this is always empty",
          DidYouMean.nearest(fact, known)
              .map(near -> "did you mean '" + Facts.CUSTOM + near + "'?")
              .orElse("map it under fields of a tracker's vocabulary, or take it out"));
    }
  }

  /** Whether a step sets the field, which the incident then has without any tracker. */
  private static boolean puts(Optional<Yaml> at, String fact) {
    List<Yaml> inner =
        at.map(
                yaml ->
                    switch (yaml) {
                      case Mapping block ->
                          block.entries().values().stream().map(Yaml.Entry::value).toList();
                      case Yaml.Sequence several -> several.items();
                      case Scalar one -> List.<Yaml>of();
                    })
            .orElse(List.of());
    return at.flatMap(yaml -> yaml.get(OwnFields.CUSTOM + fact)).isPresent()
        || inner.stream().anyMatch(each -> puts(Optional.of(each), fact));
  }
}
