package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Action;
import org.incidentbridge.text.RichText;

/** Reads values of fields, in canonical words. */
final class PutReader {

  private final Problems problems;

  PutReader(Problems problems) {
    this.problems = problems;
  }

  List<Action> read(Yaml block, String path) {
    List<Action> all = new ArrayList<>();
    if (block instanceof Mapping fields) {
      values(fields, path).forEach((field, value) -> all.add(new Action.Put(field, value)));
    }
    return all;
  }

  /** The fields under a key, in the order written. */
  Map<FieldName, Value> fields(Mapping block, String key) {
    return block.mapping(key).map(fields -> values(fields, key)).orElse(Map.of());
  }

  private Map<FieldName, Value> values(Mapping fields, String path) {
    Map<FieldName, Value> values = new LinkedHashMap<>();
    fields
        .entries()
        .forEach(
            (name, entry) ->
                FieldNames.parse(problems, name, entry.keyAt(), path)
                    .ifPresent(
                        field ->
                            value(field, entry.value(), path + "." + name)
                                .ifPresent(value -> values.put(field, value))));
    return values;
  }

  /** The value of a field; empty, with a problem, if it is none that the field has. */
  Optional<Value> value(FieldName field, Yaml yaml, String path) {
    FieldKind kind = StandardField.kindOf(field);
    List<String> texts =
        yaml instanceof Scalar one
            ? List.of(one.text())
            : yaml instanceof Yaml.Sequence several
                ? several.items().stream()
                    .filter(Scalar.class::isInstance)
                    .map(i -> ((Scalar) i).text())
                    .toList()
                : List.of();
    String text = String.join(", ", texts);
    return switch (kind) {
      case NAMES -> Optional.of(Value.names(texts.stream().filter(t -> !t.isBlank()).toList()));
      case LINE -> Optional.of(Value.line(text));
      case BODY -> Optional.of(Value.body(RichText.plain(text)));
      case PERSON -> Optional.of(person(text));
      case WORD -> word(field, yaml, path);
      case MOMENT -> moment(text, yaml, path);
    };
  }

  private static Value person(String text) {
    return text.isBlank()
        ? Value.absent()
        : new Value.Person(new Party(text.toLowerCase(Locale.ROOT), text, text, ""));
  }

  private Optional<Value> word(FieldName field, Yaml yaml, String path) {
    String text = yaml instanceof Scalar one ? one.text() : "";
    Optional<StandardField> standard = StandardField.named(field.name());
    List<String> words = standard.map(StandardField::words).orElse(List.of());
    if (text.isBlank() || standard.flatMap(StandardField::emptyWord).equals(Optional.of(text))) {
      return Optional.of(Value.absent());
    }
    if (words.contains(text)) {
      return Optional.of(Value.line(text));
    }
    problems.error(
        yaml.at(),
        path,
        "there is no %s '%s'".formatted(field, text),
        DidYouMean.hint(text, words));
    return Optional.empty();
  }

  private Optional<Value> moment(String text, Yaml yaml, String path) {
    try {
      return Optional.of(new Value.Moment(java.time.Instant.parse(text)));
    } catch (java.time.DateTimeException notOne) {
      problems.error(
          yaml.at(),
          path,
          "'" + text + "' is no point in time",
          "for example 2026-01-31T14:00:00Z");
      return Optional.empty();
    }
  }
}
