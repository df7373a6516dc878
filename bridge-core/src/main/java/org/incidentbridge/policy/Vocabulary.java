package org.incidentbridge.policy;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;

/**
 * What one tracker calls things.
 *
 * @param tracker which
 * @param fields by canonical name; a field that is not here is not synced with this tracker
 */
public record Vocabulary(TrackerId tracker, SortedMap<FieldName, Term> fields) {

  public Vocabulary {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  public Optional<Term> term(FieldName field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** Whether the tracker says by a word of its own that a field holds nothing. */
  public boolean hasWordForNothing(FieldName field) {
    return StandardField.named(field.name())
        .flatMap(StandardField::emptyWord)
        .filter(word -> term(field).filter(t -> t.words().inward().containsValue(word)).isPresent())
        .isPresent();
  }

  /** The canonical name of a tracker's field. */
  public Optional<FieldName> canonical(String trackerField) {
    return fields.entrySet().stream()
        .filter(e -> e.getValue().trackerField().equals(trackerField))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * What one field is called.
   *
   * @param trackerField the tracker's name, as in {@code TicketSnapshot.fields}
   * @param kind what it holds
   * @param words its words; {@link ValueMap#SAME} for anything but words and names
   * @param restricted whether its content never leaves this tracker (N5)
   */
  public record Term(String trackerField, FieldKind kind, ValueMap words, boolean restricted) {}
}
