package org.incidentbridge.normalise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Vocabulary.Term;

/**
 * Brings a value into the form of its field's kind: one value is a set of one where sets are
 * wanted, and a set of one is a value. Pure.
 */
final class Shape {

  private Shape() {}

  /**
   * The value as that kind has it. Texts, persons and dates stay what they are in a field of lines,
   * which is what custom fields count as where nobody says otherwise.
   *
   * @return empty if the kind has no form for it
   */
  static Optional<Value> of(FieldKind kind, Value value) {
    return switch (kind) {
      case NAMES -> set(value);
      case LINE, WORD -> single(value);
      case BODY, PERSON, MOMENT -> Optional.of(value);
    };
  }

  private static Optional<Value> set(Value value) {
    return switch (value) {
      case Value.Line line -> Optional.of(Value.names(List.of(line.text())));
      case Value.Names names -> Optional.of(names);
      case Value.Absent absent -> Optional.of(absent);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> single(Value value) {
    return value instanceof Value.Names several
        ? Optional.of(several.names())
            .filter(names -> names.size() == 1)
            .map(names -> Value.line(names.first()))
        : Optional.of(value);
  }

  /** Why there is no form, for people. */
  static String misfit(Term term, Value value, FieldName field, TrackerId tracker) {
    return "%s '%s' of %s does not fit %s, which is a field of kind %s: map another field in vocabulary.fields of tracker %s%s"
        .formatted(
            term.trackerField(),
            value.display(),
            tracker,
            field,
            term.kind().name().toLowerCase(Locale.ROOT),
            tracker,
            field.isCustom() ? ", or give it another kind" : "");
  }
}
