package org.incidentbridge.engine;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Vocabulary;

/**
 * What a ticket says, by which one that was made is told from others.
 *
 * @param title of any length, also without letters
 * @param description empty if there is none
 */
record Wording(Letters title, Letters description) {

  /** More would tell nothing, and there may be very many tickets. */
  private static final int LETTERS = 100;

  /**
   * @param fields shows fields by the tracker's names
   */
  static Wording of(Vocabulary words, Function<String, Optional<Value>> fields) {
    return new Wording(
        letters(words, StandardField.TITLE.field(), fields),
        letters(words, StandardField.DESCRIPTION.field(), fields));
  }

  private static Letters letters(
      Vocabulary words, FieldName field, Function<String, Optional<Value>> fields) {
    String shown =
        words
            .term(field)
            .map(Vocabulary.Term::trackerField)
            .flatMap(fields)
            .map(Value::display)
            .orElse("");
    return Letters.of(shown, LETTERS);
  }

  /** How much it says. */
  int weight() {
    return title.count() + description.count();
  }

  /** What is planned is found under this among the {@link #keys} of what came of it. */
  String key() {
    return title.head() + "|" + (description.mayBeCut() ? description.head() : "");
  }

  /** The keys of all that a ticket may have been made from. */
  Stream<String> keys() {
    return Stream.of(title.head() + "|", title.head() + "|" + description.head()).distinct();
  }

  /**
   * Whether a ticket may have been made from this: trackers cut what is too long, and add to
   * descriptions, or ask for one where there is none.
   */
  boolean mayHaveBecome(Wording ticket) {
    return title.isSame(ticket.title)
        && (ticket.description.begins(description) || description.isSame(ticket.description));
  }
}
