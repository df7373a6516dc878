package org.incidentbridge.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.policy.Vocabulary.Term;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;
import org.incidentbridge.spi.TrackerFactory;

/** Reads what a tracker calls things, on top of what its adapter says by default. */
final class VocabularyReader {
  private static final String FIELDS = "fields";

  private final Problems problems;
  private final TrackerId tracker;
  private final TrackerFactory factory;
  private final String path;
  private final SortedMap<FieldName, Term> terms = new TreeMap<>();

  VocabularyReader(Problems problems, TrackerId tracker, TrackerFactory factory) {
    this.problems = problems;
    this.tracker = tracker;
    this.factory = factory;
    this.path = "trackers." + tracker + ".vocabulary";
  }

  Vocabulary read(Mapping block, Settings settings) {
    defaults(settings);
    Mapping yaml = block.mapping("vocabulary").orElse(new Mapping(block.at(), Map.of()));
    yaml.mapping(FIELDS).ifPresent(this::fields);
    yaml.entries()
        .forEach(
            (name, entry) -> {
              if (!name.equals(FIELDS)) {
                words(name, entry);
              }
            });
    return new Vocabulary(tracker, terms);
  }

  private void defaults(Settings settings) {
    try {
      Map<FieldName, Map<String, String>> words = factory.defaultWords(settings);
      factory
          .defaultFields(settings)
          .forEach(
              (field, name) ->
                  terms.put(
                      field,
                      new Term(
                          name,
                          StandardField.kindOf(field),
                          new ValueMap(words.getOrDefault(field, Map.of())),
                          false)));
    } catch (SettingsException broken) {
      terms.clear(); // the adapter says so again when it is made, and then it is reported
    }
  }

  private void fields(Mapping yaml) {
    yaml.entries()
        .forEach(
            (name, entry) ->
                FieldNames.parse(problems, name, entry.keyAt(), path + ".fields")
                    .ifPresent(field -> field(field, entry)));
    Map<String, FieldName> users = new HashMap<>();
    terms.forEach(
        (field, term) -> {
          FieldName other = users.putIfAbsent(term.trackerField(), field);
          boolean written = yaml.get(field.name()).isPresent();
          if (other != null && (written || yaml.get(other.name()).isPresent())) {
            problems.error(
                written ? yaml.keyAt(field.name()) : yaml.keyAt(other.name()),
                path + ".fields",
                "'%s' stands for both %s and %s".formatted(term.trackerField(), other, field),
                "give one of them another field, or write " + other + ": none");
          }
        });
  }

  private void field(FieldName field, Entry entry) {
    if (entry.value() instanceof Scalar name && name.text().equals("none")) {
      terms.remove(field);
      return;
    }
    ValueMap words = Optional.ofNullable(terms.get(field)).map(Term::words).orElse(ValueMap.SAME);
    if (entry.value() instanceof Scalar name) {
      terms.put(field, new Term(name.text(), StandardField.kindOf(field), words, false));
      return;
    }
    entry
        .value()
        .text("field")
        .ifPresent(
            name ->
                terms.put(
                    field,
                    new Term(
                        name,
                        kind(field, entry.value()),
                        words,
                        entry.value().flag("restricted", false))));
  }

  private FieldKind kind(FieldName field, Yaml yaml) {
    FieldKind standard = StandardField.kindOf(field);
    Optional<FieldKind> wanted =
        yaml.text("kind")
            .flatMap(
                word ->
                    java.util.Arrays.stream(FieldKind.values())
                        .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst());
    if (!field.isCustom() && wanted.isPresent() && wanted.get() != standard) {
      problems.error(
          yaml.valueAt("kind"),
          path + ".fields." + field,
          "%s is always a %s".formatted(field, standard.name().toLowerCase(Locale.ROOT)),
          "leave kind out, or use a field custom:NAME");
      return standard;
    }
    return wanted.orElse(standard);
  }

  private void words(String name, Entry entry) {
    Optional<FieldName> field = FieldNames.parse(problems, name, entry.keyAt(), path);
    if (field.isEmpty() || !(entry.value() instanceof Mapping map)) {
      return;
    }
    Term term = terms.get(field.get());
    String where = path + "." + name;
    if (term == null) {
      problems.error(
          entry.keyAt(),
          where,
          "has words but " + tracker + " has no field for " + name,
          "add it: vocabulary: { fields: { " + name + ": … } }");
    } else if (!List.of(FieldKind.WORD, FieldKind.LINE, FieldKind.NAMES).contains(term.kind())) {
      problems.error(
          entry.keyAt(), where, "holds no words that could be mapped", "take the value map out");
    } else {
      List<String> canonical =
          StandardField.named(name).map(StandardField::words).orElse(List.of());
      ValueMap words = new WordsReader(problems, where, canonical).read(map);
      terms.put(field.get(), new Term(term.trackerField(), term.kind(), words, term.restricted()));
    }
  }
}
