package org.incidentbridge.normalise;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.TicketSnapshot;

/**
 * A ticket in canonical words.
 *
 * @param ticket the snapshot it was read from; its comments and files are used as they are
 * @param values every field of the vocabulary that the snapshot shows; empty ones are absent
 * @param problems fields left out because the vocabulary has no word for what they hold (N10)
 */
public record Reading(
    TicketSnapshot ticket, SortedMap<FieldName, Value> values, Map<FieldName, String> problems) {

  public Reading {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    problems = Map.copyOf(problems);
  }

  /** The value of a field; absent if the snapshot does not show it. */
  public Value value(FieldName field) {
    return values.getOrDefault(field, Value.absent());
  }
}
